//! The symbols of a code that is read out: one of each class of look-alikes, and one more that adds them up.
//!
//! There are 29, a prime, so with another weight at each place the last symbol catches every single wrong symbol and every
//! two that changed places, wherever they stand.

use super::CodeError;

const SYMBOLS: [u8; 29] = *b"0123456789ACDEFGHJKMNPQRTVWXY";

/// How they are read where somebody wrote what looks or sounds the same.
const ALIKE: [(char, char); 7] = [('O', '0'), ('I', '1'), ('L', '1'), ('Z', '2'), ('S', '5'), ('B', '8'), ('U', 'V')];

/// Letters of other keyboards, large and small, and the capitals that the large ones look like. The table is ours because
/// that of all letters weighs more than the rest of this.
const CYRILLIC: [&str; 3] = ["АВСЕНКМОРТХУЗІЈЅ", "авсенкмортхузіјѕ", "ABCEHKMOPTXY3IJS"];
const GREEK: [&str; 3] = ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "αβεζηικμνορτυχ", "ABEZHIKMNOPTYX"];

/// Where other digits begin: Arabic, Persian, Devanagari, and full-width ones.
const ZEROS: [u32; 4] = [0x660, 0x6F0, 0x966, 0xFF10];

/// Words that people write before a code. Each could be a part of one.
const BEFORE: [&str; 8] = ["MY", "THE", "CODE", "IS", "ITS", "HERE", "ANSWER", "IT"];

/// Characters of a text that is looked through for a code.
const MAX_AROUND: usize = 400;

/// Fewest symbols of a code, the last one included.
pub(super) const MIN_SYMBOLS: usize = 9;

/// Most symbols: every place needs a weight of its own, and a number of 128 bits must hold them.
pub(super) const MAX_SYMBOLS: usize = 27;

const BASE: u128 = SYMBOLS.len() as u128;

/// How large a number may be that is written with so many symbols, the last one included.
pub(super) const fn room(symbols: usize) -> u128 {
    BASE.pow(symbols as u32 - 1)
}

/// As a code in groups of four. The number is less than `room(MAX_SYMBOLS)`.
pub(super) fn write(number: u128) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    while rest > 0 || digits.len() + 1 < MIN_SYMBOLS {
        digits.push((rest % BASE) as usize);
        rest /= BASE;
    }
    digits.reverse();
    let last = (0..SYMBOLS.len()).find(|last| sum(&[&*digits, &[*last]].concat()) == 0);
    digits.push(last.expect("a weight that is not 0 has an inverse, for 29 is prime"));
    let mut code = String::new();
    for (n, digit) in digits.into_iter().enumerate() {
        if n > 0 && n % 4 == 0 {
            code.push('-');
        }
        code.push(SYMBOLS[digit].into());
    }
    code
}

/// The number, however the code was spaced, in capitals or not, and with words before it.
pub(super) fn read(text: &str) -> Result<u128, CodeError> {
    let error = match number(text) {
        Ok(number) if is_like_a_code(text) => return Ok(number),
        // One text in 29 adds up by chance.
        Ok(_) => CodeError::Unrecognised,
        Err(error) => error,
    };
    let around = &text[..text.floor_char_boundary(MAX_AROUND)];
    let behind_label = around.rsplit([':', '=']).next().unwrap_or_default();
    let in_one_word = around.split_whitespace().find(|word| symbols(word) >= MIN_SYMBOLS).unwrap_or_default();
    let code = behind_words(behind_label);
    let before_words = code.rsplit_once([',', '.', ';', '!', '\n']).map_or(code, |(code, _)| code);
    let readings = [behind_label, in_one_word, code, before_words];
    let mut others = readings.iter().filter(|reading| reading.len() < text.len() && is_like_a_code(reading));
    if let Some(number) = others.find_map(|reading| number(reading).ok()) {
        return Ok(number);
    }
    if error != CodeError::Empty && !is_like_a_code(code) {
        return Err(CodeError::Unrecognised);
    }
    Err(number(code).err().unwrap_or(error))
}

/// The number of a text that is a code and nothing else. What is neither letter nor digit only spaces it.
fn number(text: &str) -> Result<u128, CodeError> {
    let mut digits = Vec::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        let digit = digit(c).ok_or(CodeError::Symbol(c))?;
        if digits.len() == MAX_SYMBOLS {
            return Err(CodeError::Length);
        }
        digits.push(digit);
    }
    match digits.as_slice() {
        [] => Err(CodeError::Empty),
        // A longer one does not begin with 0: it is written with as few as it needs.
        [first, ..] if digits.len() < MIN_SYMBOLS || digits.len() > MIN_SYMBOLS && *first == 0 => {
            Err(CodeError::Length)
        }
        _ if sum(&digits) != 0 => Err(CodeError::Check),
        [number @ .., _] => Ok(number.iter().fold(0, |number, digit| number * BASE + *digit as u128)),
    }
}

/// The digit that a character stands for, on whatever keyboard it was typed.
fn digit(c: char) -> Option<usize> {
    let code = u32::from(c);
    let c = match ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)) {
        Some(zero) => char::from_digit(code - zero, 10)?,
        None if (0xFF21..=0xFF5A).contains(&code) => char::from_u32(code - 0xFEE0)?,
        None => c,
    };
    let mut upper = c.to_ascii_uppercase();
    if !upper.is_ascii() {
        let keyboards = [CYRILLIC, GREEK].into_iter();
        let mut pairs = keyboards
            .flat_map(|[large, small, ours]| large.chars().zip(ours.chars()).chain(small.chars().zip(ours.chars())));
        upper = pairs.find(|(that, _)| *that == upper)?.1;
    }
    let meant = ALIKE.iter().find(|(alike, _)| *alike == upper).map_or(upper, |(_, meant)| *meant);
    SYMBOLS.iter().position(|known| char::from(*known) == meant)
}

fn symbols(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

fn behind_words(text: &str) -> &str {
    let mut text = text;
    loop {
        text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let word = text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').next().unwrap_or_default();
        let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        if word.is_empty() || !BEFORE.contains(&&*plain.to_ascii_uppercase()) {
            return text;
        }
        text = &text[word.len()..];
    }
}

/// Whether somebody may have meant a code: there are digits in it, or groups as we write them.
fn is_like_a_code(text: &str) -> bool {
    let foreign = text.chars().filter(|c| c.is_alphanumeric() && digit(*c).is_none()).count();
    let groups: Vec<usize> = text.split(|c: char| !c.is_alphanumeric()).map(symbols).filter(|len| *len > 0).collect();
    let is_grouped = match groups[..] {
        [alone] => alone >= MIN_SYMBOLS,
        // Or each symbol by itself.
        [ref full @ .., _] => full.iter().all(|len| *len == 4) || full.iter().all(|len| *len == 1),
        [] => false,
    };
    foreign < 2 && (is_grouped || text.contains(char::is_numeric))
}

fn sum(digits: &[usize]) -> usize {
    digits.iter().enumerate().map(|(n, digit)| (n + 1) * digit).sum::<usize>() % SYMBOLS.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: [u128; 6] = [0, 1, 28, 123_456_789_012, room(12) - 1, room(MAX_SYMBOLS) - 1];

    fn symbols_of(code: &str) -> Vec<char> {
        code.chars().filter(|c| *c != '-').collect()
    }

    #[test]
    fn a_number_is_read_back_however_it_is_spaced() {
        for number in NUMBERS {
            let code = write(number);
            assert_eq!(read(&code), Ok(number), "{code}");
            assert_eq!(read(&code.to_lowercase().replace('-', " . ")), Ok(number), "{code}");
        }
        assert_eq!(write(0), "0000-0000-0");
    }

    #[test]
    fn look_alikes_are_read_as_what_they_look_like() {
        let code = write(room(12) - 1 - 17 * room(9));
        for number in [123_456_789_012_345, 987_654_321_098, 55_555_555_555_555] {
            let code = write(number);
            for (alike, meant) in ALIKE {
                assert_eq!(read(&code.replace(meant, &alike.to_string())), Ok(number), "{code}");
            }
        }
        assert!(ALIKE.iter().all(|(alike, _)| !SYMBOLS.contains(&(*alike as u8))));
        assert!(symbols_of(&code).iter().all(|symbol| SYMBOLS.contains(&(*symbol as u8))));
    }

    #[test]
    fn every_single_wrong_symbol_is_refused() {
        for number in NUMBERS {
            let right = symbols_of(&write(number));
            for n in 0..right.len() {
                for symbol in SYMBOLS.map(char::from).into_iter().filter(|symbol| *symbol != right[n]) {
                    let mut wrong = right.clone();
                    wrong[n] = symbol;
                    let code: String = wrong.into_iter().collect();
                    assert!(matches!(read(&code), Err(CodeError::Check | CodeError::Length)), "{code}");
                }
            }
        }
    }

    #[test]
    fn every_two_symbols_that_changed_places_are_refused() {
        for number in NUMBERS {
            let right = symbols_of(&write(number));
            for a in 0..right.len() {
                for b in (0..a).filter(|b| right[*b] != right[a]) {
                    let mut wrong = right.clone();
                    wrong.swap(a, b);
                    let code: String = wrong.into_iter().collect();
                    assert!(matches!(read(&code), Err(CodeError::Check | CodeError::Length)), "{code}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_named() {
        assert_eq!(read(" - "), Err(CodeError::Empty));
        assert_eq!(read("0000-000"), Err(CodeError::Length));
        assert_eq!(read(&"1".repeat(3_000_000)), Err(CodeError::Length));
        assert_eq!(read("0000-0000-Ж"), Err(CodeError::Symbol('Ж')));
        assert_eq!(read("0000-0000-00"), Err(CodeError::Length));
        // The last one adds up.
        for text in ["hello", "hello world", "What is this?", "привет", "ÄÖÜ 1", "tests", "What am I to do?"] {
            assert_eq!(read(text), Err(CodeError::Unrecognised), "{text}");
        }
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let number = 123_456_789_012;
        let code = write(number);
        let groups: Vec<&str> = code.split('-').collect();
        for written in [
            format!("Code: {code}"),
            format!("code:{code}."),
            format!("My code is {code}, thanks"),
            format!("My code is {}", groups.join(" ")),
            format!("My code: {}, thanks", groups.join(" – ")),
            format!("the code is “{code}”"),
            format!("It’s {code}"),
            format!("*{code}*"),
            format!("({code})!"),
            groups.join(", "),
            groups.join("–"),
            groups.join(" — "),
            groups.join("/"),
            groups.join("\n"),
            groups.join("\u{200B}"),
            code.to_lowercase(),
            code.chars().map(|c| format!("{c} ")).collect(),
        ] {
            assert_eq!(read(&written), Ok(number), "{written}");
        }
    }

    #[test]
    fn a_code_is_read_from_any_keyboard() {
        let full_width =
            |c: char| if c.is_ascii_alphanumeric() { char::from_u32(u32::from(c) + 0xFEE0) } else { Some(c) };
        for number in NUMBERS {
            let code = write(number);
            let wide: String = code.chars().filter_map(full_width).collect();
            assert_eq!(read(&wide), Ok(number), "{wide}");
            for [large, small, ours] in [CYRILLIC, GREEK] {
                assert_eq!(large.to_lowercase(), small);
                let foreign = large.chars().zip(ours.chars());
                let typed = foreign.fold(code.clone(), |code, (that, ours)| code.replace(ours, &that.to_string()));
                assert_eq!(read(&typed), Ok(number), "{typed}");
                assert_eq!(read(&typed.to_lowercase()), Ok(number), "{typed}");
            }
            for zero in ZEROS {
                let typed = code.chars().map(|c| match c.to_digit(10) {
                    Some(digit) => char::from_u32(zero + digit).expect("a digit"),
                    None => c,
                });
                assert_eq!(read(&typed.collect::<String>()), Ok(number), "{code}");
            }
        }
    }
}
