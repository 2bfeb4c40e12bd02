//! The chart: what a reader waits for on a cheap phone, as ratios to plain HTML.
//!
//! Colours are put in by a style sheet, so that it can be read on a light and
//! on a dark page; letters are those of the reader's own system.

use crate::browser::Profile;
use crate::contender::Contender;
use crate::plan::USUAL;
use crate::results::{Case, Results};
use anyhow::{Result, anyhow};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// What is drawn, from the top.
const GROUPS: [(&str, &str); 5] = [
    ("readable", "article readable"),
    ("first", "first comment of the article visible"),
    ("letter", "first letter typed is painted"),
    ("newest", "the reader's newest comment visible"),
    ("keystroke", "keystroke to paint, p95"),
];
/// Whose bars, from the top of each group.
const BARS: [Contender; 5] =
    [Contender::Page, Contender::Embed, Contender::Preact, Contender::Waline, Contender::Artalk];

/// What is longer ends here, with its number beside it.
const MOST: f64 = 6.0;

const WIDTH: i32 = 760;
const LEFT: i32 = 170;
const RIGHT: i32 = 60;
const BAR: i32 = 14;
const TOP: i32 = 64;
const HEAD: i32 = 30;

/// Colours that stand for classes until the picture is finished.
const PAPER: RGBColor = RGBColor(1, 1, 1);
const INK: RGBColor = RGBColor(2, 2, 2);
const FAINT: RGBColor = RGBColor(3, 3, 3);
const OURS: RGBColor = RGBColor(4, 4, 4);
const THEIRS: RGBColor = RGBColor(5, 5, 5);

/// What they stand for.
const CLASSES: [(&str, &str, &str, &str); 5] = [
    ("#010101", "paper", "#ffffff", "#131715"),
    ("#020202", "ink", "#1b2420", "#e5ebe8"),
    ("#030303", "faint", "#c9d1cc", "#3d4742"),
    ("#040404", "ours", "#0a6b4b", "#6fd0aa"),
    ("#050505", "theirs", "#8a958f", "#87938d"),
];

/// The chart as SVG.
pub fn draw(results: &Results) -> Result<String> {
    let case = Case { profile: Profile::Phone, count: USUAL };
    let groups = GROUPS.map(|(name, title)| {
        let bars: Vec<_> = BARS.iter().filter_map(|&who| Some((who, results.ratio(who, case, name)?))).collect();
        (title, bars)
    });
    let groups: Vec<_> = groups.into_iter().filter(|(_, bars)| !bars.is_empty()).collect();
    let rows = groups.iter().map(|(_, bars)| HEAD + BAR * i32::try_from(bars.len()).unwrap_or(0) + 8);
    let height = TOP + rows.sum::<i32>() + 20;
    let most = groups.iter().flat_map(|(_, bars)| bars).map(|(_, ratio)| *ratio).fold(2.0, f64::max).ceil().min(MOST);
    let mut svg = String::new();
    {
        let size = (u32::try_from(WIDTH)?, u32::try_from(height)?);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        paint(&area, &groups, most, height).map_err(|error| anyhow!("cannot draw the chart: {error}"))?;
        area.present()?;
    }
    Ok(coloured(&svg))
}

type Group = (&'static str, Vec<(Contender, f64)>);

fn paint<B: DrawingBackend>(
    area: &DrawingArea<B, plotters::coord::Shift>,
    groups: &[Group],
    most: f64,
    height: i32,
) -> Result<(), String>
where
    B::ErrorType: 'static,
{
    let failed = |error: DrawingAreaErrorKind<B::ErrorType>| error.to_string();
    area.fill(&PAPER).map_err(failed)?;
    // Plotters takes the size for the height of a line.
    let letters = |size: i32, colour: RGBColor| ("sans-serif", f64::from(size) * 1.24).into_font().color(&colour);
    let text = |words: &str, size: i32, place: (i32, i32), side: HPos| {
        let style = letters(size, INK).pos(Pos::new(side, VPos::Center));
        area.draw(&Text::new(words.to_owned(), place, style))
    };
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a picture")]
    let at = |ratio: f64| LEFT + (f64::from(WIDTH - LEFT - RIGHT) * ratio.min(most) / most).round() as i32;
    text("Cheap phone, 100 comments: times as ratios to plain HTML. Shorter is better.", 16, (12, 22), HPos::Left)
        .map_err(failed)?;
    for mark in 0_u8.. {
        let ratio = f64::from(mark);
        if ratio > most {
            break;
        }
        let line = [(at(ratio), TOP - 8), (at(ratio), height - 12)];
        area.draw(&PathElement::new(line, if mark == 1 { &INK } else { &FAINT })).map_err(failed)?;
        text(&format!("×{mark}"), 12, (at(ratio), TOP - 18), HPos::Center).map_err(failed)?;
    }
    let mut top = TOP;
    for (title, bars) in groups {
        // Over the lines, which would run through the words.
        let behind = [(LEFT + 1, top + 4), (WIDTH - RIGHT + 1, top + HEAD - 2)];
        area.draw(&Rectangle::new(behind, PAPER.filled())).map_err(failed)?;
        text(title, 14, (LEFT + 6, top + HEAD / 2), HPos::Left).map_err(failed)?;
        top += HEAD;
        for (who, ratio) in bars {
            let colour = if who.is_news_brief() { OURS } else { THEIRS };
            let bar = [(LEFT, top + 2), (at(*ratio), top + BAR - 2)];
            area.draw(&Rectangle::new(bar, colour.filled())).map_err(failed)?;
            text(who.name(), 12, (LEFT - 8, top + BAR / 2), HPos::Right).map_err(failed)?;
            let behind = [(at(*ratio) + 3, top + 1), (at(*ratio) + 32, top + BAR - 1)];
            area.draw(&Rectangle::new(behind, PAPER.filled())).map_err(failed)?;
            text(&format!("{ratio:.2}"), 12, (at(*ratio) + 6, top + BAR / 2), HPos::Left).map_err(failed)?;
            top += BAR;
        }
        top += 8;
    }
    Ok(())
}

/// Puts classes in the place of colours, and the sheet that gives them theirs.
fn coloured(svg: &str) -> String {
    let mut svg = svg.to_owned();
    let (mut light, mut dark) = (String::new(), String::new());
    for (colour, class, by_day, by_night) in CLASSES {
        svg = svg.replace(&colour.to_uppercase(), &format!("var(--{class})"));
        svg = svg.replace(colour, &format!("var(--{class})"));
        light += &format!("--{class}:{by_day};");
        dark += &format!("--{class}:{by_night};");
    }
    // A presentation attribute takes no variable; a style does.
    for name in ["fill", "stroke"] {
        for (_, class, ..) in CLASSES {
            svg = svg.replace(&format!("{name}=\"var(--{class})\""), &format!("style=\"{name}:var(--{class})\""));
        }
    }
    let sheet = format!(
        "<style>svg{{{light}font-family:system-ui,sans-serif}}@media(prefers-color-scheme:dark){{svg{{{dark}}}}}</style>"
    );
    match svg.find("<svg").and_then(|start| svg[start..].find('>').map(|end| start + end + 1)) {
        Some(place) => format!("{}{sheet}{}", &svg[..place], &svg[place..]),
        None => svg,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::with;

    #[test]
    fn what_is_very_long_leaves_room_for_the_others() {
        let svg = draw(&with(&[(Contender::Limit, "letter", 100.0), (Contender::Page, "letter", 2_000.0)])).unwrap();
        assert!(svg.contains("20.00") && svg.contains("×6") && !svg.contains("×7"), "{svg}");
    }

    #[test]
    fn the_chart_has_bars_in_colours_of_both_schemes_and_no_font_of_others() {
        let svg = draw(&with(&[
            (Contender::Limit, "readable", 100.0),
            (Contender::Page, "readable", 104.0),
            (Contender::Waline, "readable", 150.0),
        ]))
        .unwrap();
        for wanted in ["1.04", "1.50", "Waline", "prefers-color-scheme:dark", "fill:var(--ours)", "fill:var(--theirs)"]
        {
            assert!(svg.contains(wanted), "{wanted}: {svg}");
        }
        assert!(!svg.contains("#010101") && !svg.contains("url("));
    }
}
