//! Text that came by a link, made harmless: what cannot be seen, or turns the direction of writing, is taken out.
//!
//! Payloads hold clean text only, so what counts as clean is part of their form: it must not become stricter.

/// At most `most` characters, on one line, without control, direction and other unseen characters.
pub fn clean(text: &str, most: usize) -> String {
    let mut clean = String::new();
    let mut left = most;
    let mut gap = false;
    for sign in text.chars() {
        if sign.is_whitespace() {
            gap = true;
        } else if !is_unseen(sign) {
            // A gap is written when something follows it, so there is none at either end.
            let wanted = if gap && !clean.is_empty() { 2 } else { 1 };
            if left < wanted {
                break;
            }
            if wanted == 2 {
                clean.push(' ');
            }
            clean.push(sign);
            left -= wanted;
            gap = false;
        }
    }
    clean
}

/// Unicode's control and format characters, and what else takes no room.
fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{890}'..='\u{891}'
            | '\u{8E2}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{FFFE}'..='\u{FFFF}' | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unseen_is_left_and_what_is_seen_stays() {
        assert_eq!(clean("  Corner \t\n Shop\u{0}\u{7} ", 60), "Corner Shop");
        assert_eq!(clean("a\u{202E}b\u{2066}c\u{200B}d\u{FEFF}e\u{61C}f\u{E0041}g", 60), "abcdefg");
        assert_eq!(clean("Zoë 李 🐻 <b>&amp;", 60), "Zoë 李 🐻 <b>&amp;");
        assert_eq!(clean(" \u{200B} \u{202E} ", 60), "");
    }

    #[test]
    fn it_is_cut_by_characters_and_never_ends_in_a_gap() {
        assert_eq!(clean("äöü", 2), "äö");
        assert_eq!(clean("ab cd", 3), "ab");
        assert_eq!(clean("ab cd", 4), "ab c");
        assert_eq!(clean("ab", 0), "");
    }
}
