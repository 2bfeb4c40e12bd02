//! English figures: scales, currencies, fractions, ranges and numbers in words.

use super::check_all;

#[test]
fn currencies_have_short_scales() {
    check_all(&[
        ("a €400m loan", &["€400m||400000000|€"]),
        ("raised £850k in a week", &["£850k||850000|£"]),
        ("worth $45bn", &["$45bn||45000000000|$"]),
        ("worth $45 bn", &["$45 bn||45000000000|$"]),
        ("US$1.35 billion in aid", &["US$1.35 billion||1350000000|US$"]),
        ("fines of $ 80 million", &["$ 80 million||80000000|$"]),
        ("cost $1.2bn-$1.5bn", &["$1.2bn-$1.5bn||1200000000-1500000000|$"]),
        ("75 USD million", &["75 USD million||75000000|USD"]),
        ("12 EUR bn, 15 USD in cash", &["12 EUR bn||12000000000|EUR", "15 USD||15|USD"]),
        (
            "Rs 12,34,567.5 crore of 1,23,45,678 rupees",
            &["12,34,567.5 crore||12345675000000|", "1,23,45,678 rupees||12345678|rupees"],
        ),
        ("lost -$2.5 million", &["-$2.5 million||-2500000|$"]),
        ("at 320 pence", &["320 pence||320|pence"]),
        ("pays 60 cents", &["60 cents||60|cents"]),
        ("pays 4 dollars 50 cents", &["4 dollars 50 cents||4.5|dollars"]),
        ("a 400 m race", &["400 m||400|m"]),
    ]);
}

#[test]
fn numbers_in_words_are_figures_with_units() {
    check_all(&[
        ("forty per cent of voters", &["forty per cent||0.4|%"]),
        ("3 dozen schools, two dozen people", &["3 dozen schools||36|schools", "two dozen people||24|people"]),
        ("Twenty-six people died", &["Twenty-six people||26|people"]),
        ("two hundred and five workers", &["two hundred and five workers||205|workers"]),
        ("five million yen", &["five million yen||5000000|yen"]),
        ("half a million people", &["half a million people||500000|people"]),
        ("one of the people", &[]),
        ("no one came at ten", &[]),
        ("someone often tends", &[]),
        ("the second half", &[]),
    ]);
}

#[test]
fn fractions_and_ratios_are_shares() {
    check_all(&[
        ("two-thirds of members", &["two-thirds||2/3|"]),
        ("three quarters of members", &["three quarters||0.75|"]),
        ("a quarter of members", &["a quarter||0.25|"]),
        ("one in five adults", &["one in five||0.2|"]),
        ("3 out of 4 adults", &["3 out of 4||0.75|"]),
        ("lasted 4½ hours", &["4½ hours||4.5|hours"]),
        ("one in 20 adults", &["one in 20||0.05|"]),
        ("1 in 8 adults", &["1 in 8||0.125|"]),
        ("the 1 in 2024", &[]),
        ("five and a half million people", &["five and a half million people||5500000|people"]),
        ("2 million and a half dollars", &["2 million and a half dollars||2500000|dollars"]),
        ("one billion and three quarters", &["one billion and three quarters||1750000000|"]),
        ("six point two percent", &["six point two percent||0.062|%"]),
        ("her twenty-third win, two third parties", &[]),
        ("one fourth-quarter loss", &[]),
        ("10⁸ cells, 1.5×10⁶ cells", &["10⁸||100000000|", "1.5×10⁶||1500000|"]),
        ("10<sup>6</sup>", &["10<sup>6</sup>||1000000|"]),
    ]);
}

#[test]
fn english_ranges_use_to() {
    check_all(&[
        ("grow 8 to 12 percent", &["8 to 12 percent||0.08-0.12|%"]),
        ("rose from 8 to 12 percent", &["12 percent||0.12|%"]),
        ("between 3 to 5 million people", &["3 to 5 million people||3000000-5000000|people"]),
        ("won 3 to 1", &[]),
    ]);
}

#[test]
fn english_units_are_whole_words() {
    check_all(&[
        ("1.4 million people", &["1.4 million people||1400000|people"]),
        ("a 12-mile road", &["12-mile||12|mile"]),
        ("660 square metres", &["660 square metres||660|square metres"]),
        ("up 3 percentage points", &["3 percentage points||3|percentage points"]),
        ("sold 500,000 barrels", &["500,000 barrels||500000|barrels"]),
        ("a height of 6 feet 3 inches", &["6 feet 3 inches||6.25|feet"]),
        ("ran 1/4 mile", &["1/4 mile||0.25|mile"]),
        ("from $20 $30", &["$20||20|$", "$30||30|$"]),
        ("paid 10 €", &["10 €||10|€"]),
        ("on March 4, 2025", &[]),
    ]);
}
