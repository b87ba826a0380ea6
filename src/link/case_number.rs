//! What a link may say of a case: numbers of tickets, orders and models, and nothing that talks to the reader.
//!
//! Whoever sends a link writes it, and the page shows it. So it takes what such a number is made of and refuses what
//! a sentence, a telephone number or an address needs (see `docs/decisions/links-a-case-is-a-number.md`).

use super::clean;

/// Most characters of one.
pub const MAX_CASE_NUMBER: usize = 40;

/// The number, on one line; `None` for a text that is none.
pub fn case_number(text: &str) -> Option<String> {
    let number = clean(text, MAX_CASE_NUMBER + 1);
    is_case_number(&number).then_some(number)
}

fn is_case_number(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let digits = chars.iter().filter(|c| c.is_numeric()).count();
    let is_made_of = |c: char| c.is_alphanumeric() || " -./#_+()".contains(c);
    // An address ends in letters behind a point, and a telephone number begins with a plus.
    let is_address =
        |pair: &[char]| pair[0] == '.' && pair[1].is_alphabetic() || pair[0] == '+' && pair[1].is_numeric();
    let is_word = |word: &&str| word.contains(char::is_alphabetic) && !word.contains(char::is_numeric);
    // Words of a sentence: more than one of them, or a long one, or one before a telephone number.
    let words: Vec<usize> =
        chars.split(|c| !c.is_alphabetic()).map(<[char]>::len).filter(|letters| *letters > 3).collect();
    let is_talk = match words[..] {
        [] => false,
        [letters] => letters > 5 || digits >= 8,
        _ => true,
    };
    digits > 0
        && chars.len() <= MAX_CASE_NUMBER
        && chars.iter().all(|c| is_made_of(*c))
        && !chars.windows(2).any(is_address)
        && !is_talk
        && text.split(' ').count() <= 3
        && text.split(' ').filter(is_word).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_help_desks_and_makers_write_them_are_taken() {
        for number in [
            "4711",
            "#4711",
            "T-77",
            "T 77",
            "INC0012345",
            "RITM0010023",
            "CAS-01234-X7Y8Z9",
            "SR 2026/11/30-4711",
            "00001234",
            "113-1234567-1234567",
            "PO 4500012345",
            "УТ-00001234",
            "工单123",
            "٤٧١١",
            "NVR 4",
            "NVR4108HS-8P-4KS3",
            "DS-7608NI-K2/8P",
            "iDS-7208HQHI-M1/S(C)",
            "iDS-2CD7A46G0/P-IZHSY",
            "DS-2CD2786G2HT-IZS (2.8-12mm)",
            "DS-K1T671TM+",
        ] {
            assert_eq!(case_number(number).as_deref(), Some(number));
        }
        assert_eq!(case_number(" T \u{202E}\r\n 77 ").as_deref(), Some("T 77"), "on one line, as it is seen");
    }

    #[test]
    fn what_talks_to_the_reader_is_not() {
        for text in [
            "",
            "URGENT",
            "read them your password",
            "read-them-your-password-1",
            "password please 1",
            "URGENT Call +61 2 5550 1234",
            "+61255501234",
            "tel +61 2",
            "Call 0412 345 678",
            "Call0412345678",
            "evil.example/1",
            "1.co/a",
            "https://evil.example/1",
            "mia@evil.example 1",
            "<b>1</b>",
            "T-77, and your password",
            "go to 5",
            "告诉他们你的密码1",
            "🐻1",
        ] {
            assert_eq!(case_number(text), None, "{text}");
        }
        assert_eq!(case_number(&"1".repeat(40)), Some("1".repeat(40)));
        assert_eq!(case_number(&"1".repeat(41)), None);
    }
}
