//! Text taken apart into words that can be compared: letters folded, English endings off.
//!
//! Small tables of our own: those of Unicode would weigh more than the whole search.

/// Words that say nothing about what is looked for. They count a little, or all when a query has no others.
const STOP: &str = "\
    a about again am an and any anymore app are as at be been being but by can could did do does doing find for \
    found from get gets getting got had has have having he hello help her hi him his how i id if im in into is \
    it its ive just let lets like may me my need needs now of on only or our out please said say says she should \
    so some still than thanks that the their them then there these they this those to too tried tries try trying \
    up us use used using want wants was we were what when where which who why will with work working works would \
    yes you your";

/// All are `not`. Alone they say as little; in a phrase they turn it round: `no picture`.
const NOT: &str = "\
    no not never cannot cant dont doesnt didnt isnt arent wasnt wont wouldnt couldnt hasnt havent without";

/// U+00C0 to U+017F, letter by letter: `À` is `a`, `ž` is `z`.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuyts\
                            aaaaaaaceeeeiiiidnooooo ouuuuyty\
                            aaaaaaccccccccddddeeeeeeeeeegggg\
                            gggghhhhiiiiiiiiiiiijjkkklllllll\
                            lllnnnnnnnnnoooooooorrrrrrssssss\
                            ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// What a word says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    Plain,
    /// Little; but it counts in a phrase.
    Not,
    /// Nothing; phrases pass over it.
    Stop,
}

pub fn voice(word: &str) -> Voice {
    if is_among(word, STOP) {
        Voice::Stop
    } else if is_among(word, NOT) {
        Voice::Not
    } else {
        Voice::Plain
    }
}

fn is_among(word: &str, words: &str) -> bool {
    words.as_bytes().split(|byte| *byte == b' ').any(|known| known == word.as_bytes())
}

/// The words of a text in order, in small letters without accents or apostrophes: `Can’t` is `cant`.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        match fold(c) {
            Some(' ') => end(&mut word, &mut words),
            // `e-mail` is one word, `two-way` two.
            Some('-') if word.len() == 1 => {}
            Some('-') => end(&mut word, &mut words),
            Some(letter) => word.push(letter),
            None => {}
        }
    }
    end(&mut word, &mut words);
    words
}

fn end(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// Whether the last word may go on: `playb`, but not `playback `.
pub fn is_open(text: &str) -> bool {
    text.chars().next_back().and_then(fold).is_some_and(|c| c != ' ' && c != '-')
}

/// A letter or figure, a hyphen, a blank for what stands between words, nothing for what does not count.
fn fold(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' | 'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '-' | '\u{2010}' | '\u{2011}' => '-',
        '\'' | '`' | '´' | '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{300}'..='\u{36f}' => return None,
        '\u{c0}'..='\u{17f}' => char::from(LATIN[c as usize - 0xc0]),
        // Other scripts are left as they are; then come signs, arrows, pictures.
        '\u{180}'..='\u{1fff}' | '\u{2c00}'..='\u{2fff}' | '\u{3040}'..='\u{fdff}' => c,
        _ => ' ',
    })
}

/// The beginning of a word that its forms have in common: `shar` of share, shares, shared and sharing.
pub fn stem(word: &str) -> &str {
    if is_among(word, NOT) {
        return "not";
    }
    let mut stem = word;
    if let Some(rest) = stem.strip_suffix('s').filter(|rest| rest.len() >= 2 && !rest.ends_with(['s', 'u', 'i'])) {
        stem = rest;
    }
    if let Some(rest) = stem.strip_suffix("ing").filter(|rest| rest.len() >= 2) {
        stem = rest;
    } else if let Some(rest) = stem.strip_suffix("ed").filter(|rest| rest.len() >= 3) {
        stem = rest;
    }
    let drop = match stem.as_bytes() {
        [_, _, .., b'i', b'e'] => 2,
        [_, _, _, .., b'e' | b'y'] => 1,
        // `copied`, but not `wifi`.
        [_, _, _, .., b'i'] if stem.len() < word.len() => 1,
        _ => 0,
    };
    stem = &stem[..stem.len() - drop];
    match stem.as_bytes() {
        // `stopped`, and so `call` too.
        [_, _, .., one, two] if one == two && one.is_ascii_lowercase() => &stem[..stem.len() - 1],
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_quotes_and_signs_make_no_difference() {
        for text in ["can't  REWIND", "Can’t rewind!", "cant, (rewind)", "“cän‘t” réwind…", "cant\u{301} → rewind"]
        {
            assert_eq!(words(text), ["cant", "rewind"], "{text}");
        }
        assert_eq!(
            words("E-Mail of the ex-owner's Wi-Fi, 20013"),
            ["email", "of", "the", "ex", "owners", "wi", "fi", "20013"]
        );
        assert_eq!(words("Škoda Łódź straße"), ["skoda", "lodz", "strase"]);
        assert_eq!(words("камера"), ["камера"]);
        assert!(words(" …!? ✓ ").is_empty());
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [
            &["share", "shares", "shared", "sharing"][..],
            &["recording", "recordings", "recorded"],
            &["copy", "copies", "copied", "copying"],
            &["stop", "stopped", "stopping", "stops"],
            &["add", "adds", "added", "adding"],
            &["pass", "passes", "passed"],
            &["see", "sees", "seeing"],
            &["go", "going"],
            &["wife", "wifes"],
            &["not", "no", "cant", "doesnt"],
        ] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{forms:?}");
        }
        for (a, b) in [("wifi", "wife"), ("off", "of"), ("recorder", "recording")] {
            assert_ne!(stem(a), stem(b));
        }
    }

    #[test]
    fn a_word_goes_on_until_something_follows_it() {
        assert!(is_open("playb") && is_open("can’t"));
        assert!(!is_open("playback ") && !is_open("playback?") && !is_open(""));
    }
}
