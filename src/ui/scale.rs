//! The scale of scores with the edges of its bands, and on it a score or the interval in which it will lie.

use super::theme::{Palette, palette};
use super::widgets::zone_colour;
use crate::exact::Exact;
use crate::instrument::{Band, BandId};
use crate::scoring::Verdict;
use crate::wording::Wording;
use egui::{FontId, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

/// Heights from the top: the marker, the bands, the numbers at their edges, their words.
const MARKER: f32 = 14.0;
const TRACK: f32 = 8.0;
const LINE: f32 = 20.0;
/// Room at both ends, so that the numbers there are not cut off.
const MARGIN: f32 = 18.0;

/// Draws the bands with their edges and words, and a score, or an interval, on them; as wide as there is room.
pub fn scale(ui: &mut Ui, wording: &Wording<'_>, verdict: &Verdict) -> Response {
    let size = Vec2::new(ui.available_width().max(160.0), MARKER + TRACK + 2.0 * LINE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let track = Rect::from_min_max(
            Pos2::new(rect.left() + MARGIN, rect.top() + MARKER),
            Pos2::new(rect.right() - MARGIN, rect.top() + MARKER + TRACK),
        );
        Drawing { palette: palette(ui), wording, track }.paint(ui, verdict);
    }
    let name = wording.verdict(verdict);
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &name));
    response.on_hover_text(name)
}

struct Drawing<'a> {
    palette: Palette,
    wording: &'a Wording<'a>,
    track: Rect,
}

impl Drawing<'_> {
    fn paint(&self, ui: &Ui, verdict: &Verdict) {
        let mut upper = self.wording.instrument.scale.maximum.clone();
        // The numbers are written from the top of the scale down; one that would touch its neighbour is left out.
        let mut free = self.number(ui, &upper, f32::INFINITY);
        for (id, band) in self.wording.instrument.bands() {
            free = self.number(ui, &band.from, free);
            self.band(ui, id, band, &upper);
            upper = band.from.clone();
        }
        if let Some((low, high)) = verdict.interval() {
            self.marker(ui, self.x(&low.rounded), self.x(&high.rounded));
        }
    }

    fn x(&self, score: &Exact) -> f32 {
        let lowest = self.wording.instrument.bands().next_back().map_or(Exact::ZERO, |(_, band)| band.from.clone());
        let span = &self.wording.instrument.scale.maximum - &lowest;
        let share = (&(score - &lowest) / &span).to_drawing().clamp(0.0, 1.0);
        self.track.left() + self.track.width() * share
    }

    /// Writes the number at an edge unless it would reach beyond `free`; returns where the next must end.
    fn number(&self, ui: &Ui, edge: &Exact, free: f32) -> f32 {
        let text = self.wording.locale.short_number(edge, self.wording.instrument.scale.digits);
        let galley = ui.painter().layout_no_wrap(text, FontId::proportional(13.0), self.palette.quiet);
        let left = self.x(edge) - galley.size().x / 2.0;
        if left + galley.size().x > free {
            return free;
        }
        ui.painter().galley(Pos2::new(left, self.track.bottom() + 2.0), galley, self.palette.quiet);
        left - 6.0
    }

    fn band(&self, ui: &Ui, id: BandId, band: &Band, upper: &Exact) {
        let (from, to) = (self.x(&band.from), self.x(upper));
        let colour = match band.zone {
            zone @ Some(_) => zone_colour(&self.palette, zone),
            // Without zones neighbours differ by lightness only.
            None if id.position().is_multiple_of(2) => self.palette.quiet,
            None => self.palette.quiet.gamma_multiply(0.6),
        };
        let piece = Rect::from_x_y_ranges(from + 1.0..=(to - 1.0).max(from + 1.0), self.track.y_range());
        ui.painter().rect_filled(piece, 2, colour);

        let words = [self.wording.short_band(id), band.category.clone()];
        let text_colour = zone_colour(&self.palette, band.zone);
        let room = to - from - 4.0;
        let lay_out = |text: String| ui.painter().layout_no_wrap(text, FontId::proportional(13.0), text_colour);
        if let Some(galley) = words.into_iter().map(lay_out).find(|galley| galley.size().x <= room) {
            let at = Pos2::new((from + to - galley.size().x) / 2.0, self.track.bottom() + LINE);
            ui.painter().galley(at, galley, text_colour);
        }
    }

    /// A pointer on a score, or a bracket over an interval.
    fn marker(&self, ui: &Ui, low: f32, high: f32) {
        let (top, ink) = (self.track.top() - 2.0, self.palette.text);
        let painter = ui.painter();
        if high - low < 1.0 {
            let tip = Pos2::new(low, top);
            let corners = vec![tip, tip + Vec2::new(-6.0, -9.0), tip + Vec2::new(6.0, -9.0)];
            painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
            painter.vline(low, self.track.y_range().expand(2.0), Stroke::new(2.0, ink));
        } else {
            let beam = Rect::from_x_y_ranges(low..=high, top - 6.0..=top - 3.0);
            painter.rect_filled(beam, 0, ink);
            for end in [low, high] {
                painter.vline(end, top - 9.0..=self.track.bottom() + 2.0, Stroke::new(2.0, ink));
            }
        }
    }
}
