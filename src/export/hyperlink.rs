//! A link as others paste it: Markdown for tickets, HTML for pages. What it is called cannot break out of it.

/// `[Share one device](https://…)`
pub fn markdown_link(title: &str, link: &str) -> String {
    let mut text = String::from("[");
    for sign in title.chars() {
        if matches!(sign, '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '>') {
            text.push('\\');
        }
        text.push(sign);
    }
    text.push_str("](<");
    text.push_str(link);
    text.push_str(">)");
    text
}

/// `<a href="https://…">Share one device</a>`
pub fn html_link(title: &str, link: &str) -> String {
    let mut html = String::from("<a href=\"");
    escape(link, &mut html);
    html.push_str("\">");
    escape(title, &mut html);
    html.push_str("</a>");
    html
}

fn escape(text: &str, html: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            sign => html.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_out_of_its_link() {
        assert_eq!(markdown_link("a](b) *c*", "https://x/#y"), r"[a\](b) \*c\*](<https://x/#y>)");
        assert_eq!(
            html_link("\"><b>", "https://x/#y&role=a"),
            "<a href=\"https://x/#y&amp;role=a\">&quot;&gt;&lt;b&gt;</a>"
        );
    }
}
