//! The language of a text, from its script and its most frequent letters.

use super::chinese::is_traditional;
use whatlang::{Detector, Lang, Script};

/// As many letters say enough about the language.
const SAMPLE: usize = 4000;

/// Detects the BCP 47 tag of the language of `text`: `zh-CN` without any letter, `en` if nothing else is
/// certain.
pub fn language(text: &str) -> &'static str {
    let sample: String = text.chars().filter(|letter| letter.is_alphabetic() || *letter == ' ').take(SAMPLE).collect();
    let letters = sample.chars().filter(|letter| *letter != ' ');
    let (mut all, mut han, mut kana) = (0_usize, 0_usize, 0_usize);
    for letter in letters {
        all += 1;
        han += usize::from(matches!(letter, '\u{3400}'..='\u{9fff}'));
        kana += usize::from(matches!(letter, '\u{3041}'..='\u{30ff}'));
    }
    if kana * 10 > all {
        return "ja";
    }
    if han * 4 >= all {
        return if is_traditional(&sample) { "zh-TW" } else { "zh-CN" };
    }
    let certain = |found: &whatlang::Info| found.script() != Script::Latin || found.is_reliable();
    Detector::with_allowlist(Lang::all().iter().copied().filter(|lang| tag(*lang).is_some()).collect())
        .detect(&sample)
        .filter(certain)
        .and_then(|found| tag(found.lang()))
        .unwrap_or("en")
}

/// The tag of a language that `whatlang` knows.
const fn tag(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Ara => "ar",
        Lang::Ben => "bn",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tha => "th",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Vie => "vi",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn languages_are_told_by_script_and_letters() {
        for (text, expected) in [
            ("去年秋天，村里的果园第一次通了自来水，苹果个头比往年大了一圈。", "zh-CN"),
            ("去年秋天，村裡的果園第一次通了自來水，蘋果個頭比往年大了一圈。", "zh-TW"),
            ("GDP增速6%，比上年", "zh-CN"),
            ("昨年の秋、村の果樹園に初めて水道が通り、りんごは例年より大きくなった。", "ja"),
            ("지난 가을 마을 과수원에 처음으로 수도가 들어와 사과가 예년보다 커졌다.", "ko"),
            ("في الخريف الماضي وصلت المياه إلى بستان القرية لأول مرة وكبر التفاح.", "ar"),
            ("The orchard got running water last autumn, and the apples grew larger than before.", "en"),
            ("L’automne dernier, l’eau courante est arrivée pour la première fois au verger du village.", "fr"),
            (
                "Im letzten Herbst bekam der Obstgarten des Dorfes zum ersten Mal fließendes Wasser. Die Äpfel wurden größer als in den Jahren davor, und die Bauern freuten sich.",
                "de",
            ),
            ("El otoño pasado llegó por primera vez el agua corriente al huerto del pueblo.", "es"),
            ("Прошлой осенью в деревенский сад впервые провели воду, и яблоки стали крупнее.", "ru"),
            ("Вода в саду. Жители построили три водоёма.", "ru"),
            ("OK", "en"),
            ("", "zh-CN"),
            ("2024", "zh-CN"),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }
}
