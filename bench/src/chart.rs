//! `bench/results.svg`: what a reader waits for, as ratios to plain HTML; and what the
//! widget takes with more comments, as ratios to the same with ten.

use crate::contender::Contender;
use crate::estimate::{Relation, Samples};
use crate::plan::{GROWING, GROWTH, USUAL};
use crate::rows::{MILLISECONDS, Row, rows};
use anyhow::Result;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// What is to be flat.
const GROWN: [(&str, &str); 3] =
    [("publish", "publish → visible"), ("keystroke", "keystroke, p95"), ("newest", "newest own comment visible")];
/// Longer bars end here; the height of a bar, in pixels.
const MOST: f64 = 6.0;
const BAR: u32 = 16;

/// A title, and bars.
type Group = (String, Vec<(String, RGBColor, f64)>);

fn groups(samples: &Samples) -> Vec<Group> {
    let value = |who, count, name, to| Some(samples.estimate((who, count, name), to)?.value);
    let mut groups: Vec<Group> = Vec::new();
    for Row { title, figure: (name, count), relation, unit, .. } in rows() {
        if count == USUAL && unit == MILLISECONDS && matches!(relation, Relation::Ratio(_)) {
            let bar = |who: Contender| Some((who.name().to_owned(), colour(who), value(who, count, name, relation)?));
            let bars = Contender::ALL.into_iter().skip(1).filter_map(bar);
            groups.push((format!("{title}: ratio to plain HTML"), bars.collect()));
        }
    }
    for (name, title) in GROWN {
        let bars = GROWING.into_iter().flat_map(|who| GROWTH[1..].iter().map(move |count| (who, *count)));
        let bar = |(who, count): (Contender, usize)| {
            let ratio = value(who, count, name, Relation::Alone)? / value(who, GROWTH[0], name, Relation::Alone)?;
            Some((format!("{}, {count} comments", who.name()), colour(who), ratio))
        };
        groups.push((format!("{title}: ratio to the same with 10 comments"), bars.filter_map(bar).collect()));
    }
    groups.retain(|(_, bars)| !bars.is_empty());
    groups
}

/// The chart as SVG.
pub fn draw(samples: &Samples) -> Result<String> {
    let groups = groups(samples);
    let rows = u32::try_from(groups.iter().map(|(_, bars)| bars.len() + 2).sum::<usize>())?;
    let mut svg = String::new();
    let area = SVGBackend::with_string(&mut svg, (800, rows * BAR + 80)).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .caption("Cheap phone, 100 comments: shorter is better", ("sans-serif", 18))
        .margin(10)
        .x_label_area_size(24)
        .build_cartesian_2d(0.0..MOST + 1.5, f64::from(rows)..0.0)?;
    let times = |value: &f64| format!("×{value:.0}");
    chart.configure_mesh().disable_y_mesh().disable_y_axis().x_label_formatter(&times).draw()?;
    let text = |words: String, size: u32, place| {
        let style = ("sans-serif", size).into_font().color(&BLACK).pos(Pos::new(HPos::Left, VPos::Center));
        Text::new(words, place, style)
    };
    let mut row = 0.0;
    for (title, bars) in groups {
        chart.draw_series([text(title.clone(), 16, (0.03, row + 1.0))])?;
        row += 1.6;
        for (name, colour, value) in bars {
            let end = value.min(MOST);
            chart.draw_series([Rectangle::new([(0.0, row + 0.1), (end, row + 0.9)], colour.filled())])?;
            chart.draw_series([text(format!("{value:.2} {name}"), 13, (end + 0.04, row + 0.5))])?;
            row += 1.0;
        }
        row += 0.4;
    }
    area.present()?;
    drop((chart, area));
    Ok(svg)
}

fn colour(who: Contender) -> RGBColor {
    if who.is_ours() { RGBColor(10, 107, 75) } else { RGBColor(150, 160, 155) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::tests::samples;

    #[test]
    fn a_very_long_bar_keeps_its_number() {
        let samples = samples(&[(Contender::Limit, "letter", &[100.0]), (Contender::TwoLine, "letter", &[2_000.0])]);
        let svg = draw(&samples).unwrap();
        assert!(svg.contains("20.00 two-line embed") && svg.contains("first letter typed"), "{svg}");
    }
}
