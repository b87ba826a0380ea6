//! A script without its comments and indentation. Trunk's minifier cannot read what wasm-bindgen writes.

/// Takes whole lines of comment and white space at the start of lines; nothing that needs the language to be understood.
pub fn slim(script: &str) -> String {
    // In a text over several lines, white space counts. There is none today; should there be, all stays as it is.
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut slim = String::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim_start) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.trim_end().ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            slim.push_str(line);
            slim.push('\n');
        }
    }
    slim
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let script = "// why\nlet a = 'http://b'; // stays\n\n    /**\n     * @returns {number}\n     */\n    a();\n/* one */\nb();";
        assert_eq!(slim(script), "let a = 'http://b'; // stays\na();\nb();\n");
    }

    #[test]
    fn a_text_over_several_lines_is_left_alone() {
        let script = "a = `\n  // text\n`;\n";
        assert_eq!(slim(script), script);
    }
}
