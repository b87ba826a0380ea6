//! The signs of a code that is read out: one of each class of look-alikes, and one more that adds them up.
//!
//! There are 29, a prime, so with another weight at each place the last sign catches every single wrong sign and every
//! two that changed places, wherever they stand.

use super::CodeError;

const SYMBOLS: [u8; 29] = *b"0123456789ACDEFGHJKMNPQRTVWXY";

/// How they are read where somebody wrote what looks or sounds the same.
const ALIKE: [(char, char); 7] = [('O', '0'), ('I', '1'), ('L', '1'), ('Z', '2'), ('S', '5'), ('B', '8'), ('U', 'V')];

/// Fewest signs of a code, the last one included.
pub(super) const MIN_SYMBOLS: usize = 9;

/// Most signs: every place needs a weight of its own, and a number of 128 bits must hold them.
pub(super) const MAX_SYMBOLS: usize = 27;

const BASE: u128 = SYMBOLS.len() as u128;

/// How large a number may be that is written with so many signs, the last one included.
pub(super) const fn room(signs: usize) -> u128 {
    BASE.pow(signs as u32 - 1)
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

/// The number, however the code was spaced, and in capitals or not.
pub(super) fn read(code: &str) -> Result<u128, CodeError> {
    let mut digits = Vec::new();
    for sign in code.chars() {
        if sign.is_whitespace() || matches!(sign, '-' | '.' | '\u{2010}'..='\u{2015}') {
            continue;
        }
        let upper = sign.to_ascii_uppercase();
        let meant = ALIKE.iter().find(|(alike, _)| *alike == upper).map_or(upper, |(_, meant)| *meant);
        let digit = SYMBOLS.iter().position(|known| char::from(*known) == meant).ok_or(CodeError::Sign(sign))?;
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

fn sum(digits: &[usize]) -> usize {
    digits.iter().enumerate().map(|(n, digit)| (n + 1) * digit).sum::<usize>() % SYMBOLS.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: [u128; 6] = [0, 1, 28, 123_456_789_012, room(12) - 1, room(MAX_SYMBOLS) - 1];

    fn signs(code: &str) -> Vec<char> {
        code.chars().filter(|sign| *sign != '-').collect()
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
        assert!(signs(&code).iter().all(|sign| SYMBOLS.contains(&(*sign as u8))));
    }

    #[test]
    fn every_single_wrong_sign_is_refused() {
        for number in NUMBERS {
            let right = signs(&write(number));
            for n in 0..right.len() {
                for sign in SYMBOLS.map(char::from).into_iter().filter(|sign| *sign != right[n]) {
                    let mut wrong = right.clone();
                    wrong[n] = sign;
                    let code: String = wrong.into_iter().collect();
                    assert!(matches!(read(&code), Err(CodeError::Check | CodeError::Length)), "{code}");
                }
            }
        }
    }

    #[test]
    fn every_two_signs_that_changed_places_are_refused() {
        for number in NUMBERS {
            let right = signs(&write(number));
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
        assert_eq!(read("0000-0000-0!"), Err(CodeError::Sign('!')));
        assert_eq!(read("0000-0000-00"), Err(CodeError::Length));
    }
}
