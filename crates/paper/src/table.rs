//! Tables: widths of columns, rows over pages, the header again on each.

use crate::document::{Align, Row, Table};
use crate::plan::{HAIR, INK, Planner, QUIET, Strip};
use crate::setter::{Set, Type, label};
use krilla::tagging::{TableHeaderScope, Tag};

const GAP: f32 = 14.0;
const PAD: f32 = 4.5;

impl Planner {
    pub(crate) fn table(&mut self, table: &Table, strip: Strip, parent: usize) {
        if table.columns.is_empty() {
            return;
        }
        let widths = self.column_widths(table, strip.width);
        let summary = (!table.summary.is_empty()).then(|| table.summary.clone());
        let element = self.element(parent, Tag::Table.with_summary(summary));
        let head: Vec<Set> = table
            .columns
            .iter()
            .zip(&widths)
            .map(|(c, w)| self.setter.set(&label(&c.title), head_face(), Some(*w), c.align == Align::End))
            .collect();
        let head_height = tallest(&head) + 2.0 * PAD;
        // A header never stands alone at the foot of a page.
        self.need(head_height + 40.0);
        let thead = self.element(element, Tag::THead);
        let tr = self.element(thead, Tag::TR);
        let cells =
            (0..head.len()).map(|_| self.element(tr, Tag::TH(TableHeaderScope::Column))).collect::<Vec<_>>();
        self.header(&head, &widths, strip, Some(&cells));
        let tbody = self.element(element, Tag::TBody);
        for row in &table.rows {
            self.row(table, row, &head, &widths, strip, tbody);
        }
        self.at.y += 12.0;
    }

    /// Places the header; without elements it is an artifact (on every page but the first).
    fn header(&mut self, head: &[Set], widths: &[f32], strip: Strip, elements: Option<&[usize]>) {
        self.at.y += PAD;
        let mut x = strip.x;
        for (n, set) in head.iter().enumerate() {
            self.lines(set, 0..set.lines(), x, elements.and_then(|e| e.get(n).copied()));
            x += widths[n] + GAP;
        }
        self.at.y += tallest(head) + PAD;
        let accent = self.accent;
        self.rule(strip, 1.0, accent);
    }

    fn row(&mut self, table: &Table, row: &Row, head: &[Set], widths: &[f32], strip: Strip, tbody: usize) {
        let tr = self.element(tbody, Tag::TR);
        let face = Type::new(10.0, row.strong, INK);
        let mut cells = Vec::with_capacity(widths.len());
        for (n, column) in table.columns.iter().enumerate() {
            // An empty cell is still a cell: without content it would vanish from the structure.
            let text =
                row.cells.get(n).map(String::as_str).filter(|t| !t.trim().is_empty()).unwrap_or("\u{a0}");
            let set = self.setter.set(text, face, Some(widths[n]), column.align == Align::End);
            let cell = if n == 0 && table.row_headers {
                self.element(tr, Tag::TH(TableHeaderScope::Row))
            } else {
                self.element(tr, Tag::TD)
            };
            cells.push((set, cell));
        }
        let height = face.size * face.leading;
        let most = cells.iter().map(|(s, _)| s.lines()).max().unwrap_or(0).max(1);
        let whole = most as f32 * height + 2.0 * PAD;
        if whole > self.room() && (whole <= Self::full() * 0.5 || self.room() < height + 2.0 * PAD) {
            self.turn();
            self.header(head, widths, strip, None);
        }
        let mut from = 0;
        while from < most {
            self.at.y += PAD;
            let room = ((self.room() - PAD) / height).floor().max(1.0) as usize;
            let to = (from + room).min(most);
            let mut x = strip.x;
            for (n, (set, cell)) in cells.iter().enumerate() {
                let lines = from.min(set.lines())..to.min(set.lines());
                if !lines.is_empty() {
                    self.lines(set, lines, x, Some(*cell));
                }
                x += widths[n] + GAP;
            }
            self.at.y += (to - from) as f32 * height + PAD;
            from = to;
            if from < most {
                self.turn();
                self.header(head, widths, strip, None);
            }
        }
        self.rule(strip, 0.5, HAIR);
    }

    /// Numbers get what they need; text shares the rest by need.
    fn column_widths(&mut self, table: &Table, room: f32) -> Vec<f32> {
        let room = room - GAP * (table.columns.len() - 1) as f32;
        let mut most = Vec::new();
        let mut least = Vec::new();
        for (n, column) in table.columns.iter().enumerate() {
            let end = column.align == Align::End;
            let (mut wide, mut word) = self.setter.widths(&label(&column.title), head_face(), end);
            // A long table is measured by its first rows: the rest breaks into lines where it must.
            for row in table.rows.iter().take(200) {
                let text = row.cells.get(n).map_or("", String::as_str);
                let (w, m) = self.setter.widths(text, Type::new(10.0, row.strong, INK), end);
                wide = wide.max(w);
                word = word.max(m);
            }
            most.push(wide + 0.5);
            least.push(if end { wide + 0.5 } else { word.min(120.0) + 0.5 });
        }
        share(&most, &least, room)
    }
}

/// Divides `room` so that no column gets less than its least while that is possible.
fn share(most: &[f32], least: &[f32], room: f32) -> Vec<f32> {
    let (all, needed): (f32, f32) = (most.iter().sum(), least.iter().sum());
    if all <= room {
        // What is left goes to the widest column, so that numbers stand at the right margin.
        let spare = room - all;
        let widest = (0..most.len()).max_by(|a, b| most[*a].total_cmp(&most[*b]));
        return most
            .iter()
            .enumerate()
            .map(|(n, w)| if Some(n) == widest { w + spare } else { *w })
            .collect();
    }
    if needed >= room {
        return least.iter().map(|w| w * room / needed).collect();
    }
    let spare = (room - needed) / (all - needed);
    most.iter().zip(least).map(|(m, l)| l + (m - l) * spare).collect()
}

fn head_face() -> Type {
    Type::new(8.5, true, QUIET)
}

fn tallest(sets: &[Set]) -> f32 {
    sets.iter().map(Set::height).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn columns_share_the_room() {
        assert_eq!(share(&[10.0, 50.0], &[10.0, 20.0], 100.0), [10.0, 90.0]);
        assert_eq!(share(&[10.0, 190.0], &[10.0, 20.0], 100.0), [10.0, 90.0]);
        assert_eq!(share(&[100.0, 300.0], &[100.0, 100.0], 100.0), [50.0, 50.0]);
    }
}
