//! Text that came by a link, made harmless: what cannot be seen, or turns the direction of writing, is taken out.
//!
//! What joins or parts the letters of a name stays, where it does so: many names are spelled with it. Payloads hold
//! clean text only, so what counts as clean is part of their form. It must not become stricter, and it goes by fixed
//! ranges, not by the tables of one edition of Unicode: two apps have to agree on it.

/// Parts two letters that would be written joined, as in علی‌رضا.
const NON_JOINER: char = '\u{200C}';

/// Joins letters, as in ශ්‍රී, and pictures, as in 👨‍👩‍👧.
const JOINER: char = '\u{200D}';

/// Marks what stands before it as a picture, as in ❤️.
const PICTURE: char = '\u{FE0F}';

/// At most `most` characters, on one line, without control, direction and other unseen characters.
pub fn clean(text: &str, most: usize) -> String {
    let mut clean = String::new();
    let mut left = most;
    // What is written when something follows it: a gap, so that there is none at either end, or a joiner.
    let mut between = None;
    // The last character that can be seen, and whether it is marked as a picture already.
    let (mut last, mut marked) = ('\0', false);
    for c in text.chars() {
        if c.is_whitespace() {
            between = Some(' ');
        } else if matches!(c, NON_JOINER | JOINER) {
            between = between.or(Some(c));
        } else if c == PICTURE {
            if between.is_none() && is_picture(last) && !marked && left > 0 {
                clean.push(c);
                left -= 1;
                marked = true;
            }
        } else if !is_unseen(c) {
            let between = between.take().filter(|between| match *between {
                ' ' => !clean.is_empty(),
                joiner => joins(joiner, last, c),
            });
            let wanted = 1 + usize::from(between.is_some());
            if left < wanted {
                break;
            }
            clean.extend(between);
            clean.push(c);
            left -= wanted;
            (last, marked) = (c, false);
        }
    }
    clean
}

/// Whether a text has what [`clean`] once took out. An app of that time refuses it.
pub(super) fn has_joiners(bytes: &[u8]) -> bool {
    [NON_JOINER, JOINER, PICTURE].into_iter().any(|joiner| {
        let mut buffer = [0; 4];
        let joiner = joiner.encode_utf8(&mut buffer).as_bytes();
        bytes.windows(joiner.len()).any(|bytes| bytes == joiner)
    })
}

fn joins(joiner: char, before: char, after: char) -> bool {
    let letters = is_of_joined_script(before) && is_of_joined_script(after);
    letters || joiner == JOINER && is_picture(before) && is_picture(after)
}

/// Scripts whose letters change their shape beside each other: Arabic to Mandaic, those of India and Sri Lanka, Burmese,
/// Khmer and Mongolian, Phags-pa, and the forms that letters of Arabic take.
fn is_of_joined_script(c: char) -> bool {
    matches!(c,
        '\u{620}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{1800}'..='\u{18AF}' | '\u{A840}'..='\u{A87F}' | '\u{FB50}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}')
}

/// Characters that are drawn as pictures, or may be.
fn is_picture(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21FF}'
        | '\u{2300}'..='\u{23FF}' | '\u{24C2}' | '\u{25A0}'..='\u{27BF}' | '\u{2900}'..='\u{297F}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Unicode's control and format characters, and what else takes no room.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{890}'..='\u{891}'
            | '\u{8E2}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{FFFE}'..='\u{FFFF}' | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use proptest::{
        prelude::*,
        test_runner::{Config, RngSeed},
    };

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

    #[test]
    fn a_name_keeps_what_joins_its_letters() {
        for name in [
            "علی\u{200C}رضا",
            "ශ\u{DCA}\u{200D}ර\u{DD3}",
            "क\u{94D}\u{200D}ष",
            "👨\u{200D}👩\u{200D}👧",
            "❤\u{FE0F}\u{200D}🔥 🏳\u{FE0F}\u{200D}🌈 👩🏽\u{200D}⚕\u{FE0F}",
        ] {
            assert_eq!(clean(name, 60), name);
            let mut cut: Vec<char> = name.chars().collect();
            while cut.pop().is_some() {
                let text: String = cut.iter().collect();
                assert_eq!(clean(name, cut.len()), clean(&text, 60), "cut to {} it ends in no joiner", cut.len());
            }
        }
    }

    #[test]
    fn a_joiner_that_joins_nothing_is_hidden_text_and_goes() {
        for (text, left) in [
            ("a\u{200D}b\u{200C}c", "abc"),
            ("\u{200C}علی\u{200C}", "علی"),
            ("علی\u{200C} رضا", "علی رضا"),
            ("علی \u{200C}رضا", "علی رضا"),
            ("ع\u{200C}\u{200C}\u{200D}ع", "ع\u{200C}ع"),
            ("ع\u{200C}\u{202E}ع", "ع\u{200C}ع"),
            ("👧\u{200C}👧", "👧👧"),
            ("a\u{FE0F}❤\u{FE0F}\u{FE0F}", "a❤\u{FE0F}"),
            ("\u{FE0F}❤ \u{FE0F}", "❤"),
            ("❤\u{FE0E}", "❤"),
        ] {
            assert_eq!(clean(text, 60), left, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(Config { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() })]

        #[test]
        fn what_is_clean_stays_so_and_what_was_clean_still_is(
            text in "[a ❤👧علශ\u{DCA}é\u{200B}\u{200C}\u{200D}\u{FE0F}\u{202E}]{0,12}|\\PC{0,20}", most in 0..14_usize,
        ) {
            let once = clean(&text, most);
            prop_assert_eq!(&clean(&once, most), &once);
            prop_assert_eq!(&clean(&once, 200), &once);
            prop_assert!(once.chars().count() <= most);
            let plain: String = text.chars().filter(|c| !is_unseen(*c)).collect();
            let gaps = plain.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(clean(&gaps, 60), gaps);
        }
    }
}
