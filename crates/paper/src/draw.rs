//! Draws a plan as PDF/UA-1.

use crate::document::Document;
use crate::plan::{Element, MARGIN, Mark, PAGE, Plan, QUIET};
use crate::setter::{Faces, Set, Setter, Type, label};
use ground::{Fault, Lang};
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagTree};
use krilla::text::{GlyphId, KrillaGlyph};
use std::ops::Range;

/// What was drawn for each element, in order.
type Content = Vec<Vec<Identifier>>;

pub(crate) fn pdf(doc: &Document, plan: Plan) -> Result<Vec<u8>, Fault> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|e| Fault::new(format!("PDF/UA-1 is not to be had: {e:?}")))?;
    let mut out = krilla::Document::new_with(SerializeSettings { configuration, ..Default::default() });
    let mut setter = Setter::new(doc.lang);
    let mut content: Content = plan.elements.iter().map(|_| Vec::new()).collect();
    let count = plan.pages.len();
    for (n, marks) in plan.pages.iter().enumerate() {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| Fault::new("a page has no size"))?;
        let mut page = out.start_page_with(size);
        let mut surface = page.surface();
        band(&mut surface, doc.accent);
        for mark in marks {
            draw(&mut surface, mark, &mut content)?;
        }
        foot(&mut surface, &mut setter, doc, n + 1, count)?;
        surface.finish();
        page.finish();
    }
    out.set_outline(outline(doc, &plan));
    out.set_metadata(metadata(doc));
    out.set_tag_tree(tree(doc, plan.elements, content));
    out.finish().map_err(|e| Fault::new(format!("the PDF was refused: {e:?}")))
}

fn draw(surface: &mut Surface, mark: &Mark, content: &mut Content) -> Result<(), Fault> {
    match mark {
        Mark::Line { x, y, width, thick, ink } => {
            artifact(surface, ArtifactType::Layout, |s| bar(s, (*x, *y), (*width, *thick), *ink));
        }
        Mark::Lines { set, lines, x, y, element } => match element {
            Some(element) => {
                for line in lines.clone() {
                    let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                    glyphs(surface, set, line..line + 1, (*x, *y))?;
                    surface.end_tagged();
                    content[*element].push(id);
                }
            }
            None => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                glyphs(surface, set, lines.clone(), (*x, *y))?;
                surface.end_tagged();
            }
        },
    }
    Ok(())
}

fn glyphs(surface: &mut Surface, set: &Set, lines: Range<usize>, (x, y): (f32, f32)) -> Result<(), Fault> {
    let faces = Faces::get()?;
    let font = if set.face.bold { &faces.semibold } else { &faces.regular };
    let size = set.face.size;
    surface.set_fill(Some(fill(set.face.ink)));
    for line in set.layout.lines().skip(lines.start).take(lines.len()) {
        let metrics = line.metrics();
        let mut run_x = x + metrics.offset;
        for run in line.runs() {
            let mut row = Vec::with_capacity(run.len());
            let mut advance = 0.0;
            for cluster in run.visual_clusters() {
                if cluster.is_ligature_continuation() {
                    if let Some(last) = row.last_mut() {
                        let last: &mut KrillaGlyph = last;
                        last.text_range.end = cluster.text_range().end;
                    }
                    continue;
                }
                for glyph in cluster.glyphs() {
                    row.push(KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / size,
                        glyph.x / size,
                        glyph.y / size,
                        0.0,
                        cluster.text_range(),
                        None,
                    ));
                    advance += glyph.advance;
                }
            }
            if !row.is_empty() {
                let at = Point::from_xy(run_x, y + metrics.baseline);
                surface.draw_glyphs(at, &row, font.clone(), &set.text, size, false);
            }
            run_x += advance;
        }
    }
    Ok(())
}

/// The strip of the house colour at the head of each page.
fn band(surface: &mut Surface, accent: [u8; 3]) {
    artifact(surface, ArtifactType::Layout, |s| bar(s, (0.0, 0.0), (PAGE.0, 6.0), accent));
}

fn foot(
    surface: &mut Surface,
    setter: &mut Setter,
    doc: &Document,
    n: usize,
    of: usize,
) -> Result<(), Fault> {
    let face = Type::new(8.5, false, QUIET);
    let y = PAGE.1 - 46.0;
    let number = match doc.lang {
        Lang::En => format!("Page {n} of {of}"),
        Lang::De => format!("Seite {n} von {of}"),
        Lang::Hu => format!("{n}. oldal, összesen {of}"),
    };
    let set = setter.set(&number, face, Some(PAGE.0 - 2.0 * MARGIN), true);
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)));
    glyphs(surface, &set, 0..1, (MARGIN, y))?;
    surface.end_tagged();
    if let Some(text) = &doc.footer {
        let set = setter.set(text, face, Some(PAGE.0 - 2.0 * MARGIN - set.width() - 30.0), false);
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        glyphs(surface, &set, 0..set.lines().min(2), (MARGIN, y))?;
        surface.end_tagged();
    }
    Ok(())
}

fn artifact(surface: &mut Surface, kind: ArtifactType, paint: impl FnOnce(&mut Surface)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    paint(surface);
    surface.end_tagged();
}

fn bar(surface: &mut Surface, (x, y): (f32, f32), (width, height): (f32, f32), ink: [u8; 3]) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(ink)));
        surface.draw_path(&path);
    }
}

fn fill([r, g, b]: [u8; 3]) -> Fill {
    Fill { paint: rgb::Color::new(r, g, b).into(), ..Fill::default() }
}

fn metadata(doc: &Document) -> Metadata {
    let mut m = Metadata::new()
        .title(label(&doc.title))
        .language(doc.lang.code().to_owned())
        .creator("Segue".to_owned());
    if let Some(author) = &doc.author {
        m = m.authors(vec![label(author)]);
    }
    if let Some(at) = doc.dated {
        let text = at.rfc3339();
        let part = |r: Range<usize>| text.get(r).and_then(|s| s.parse::<u16>().ok()).unwrap_or(0);
        m = m.creation_date(
            DateTime::new(part(0..4))
                .month(part(5..7) as u8)
                .day(part(8..10) as u8)
                .hour(part(11..13) as u8)
                .minute(part(14..16) as u8)
                .second(part(17..19) as u8)
                .utc_offset_hour(0)
                .utc_offset_minute(0),
        );
    }
    m
}

/// Bookmarks: the headings, each below the last one of a higher level.
fn outline(doc: &Document, plan: &Plan) -> Outline {
    let mut outline = Outline::new();
    let mut rest = plan.bookmarks.as_slice();
    if rest.is_empty() {
        let start = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(label(&doc.title), start));
    }
    while let Some(node) = branch(&mut rest) {
        outline.push_child(node);
    }
    outline
}

fn branch(rest: &mut &[crate::plan::Bookmark]) -> Option<OutlineNode> {
    let (first, tail) = rest.split_first()?;
    *rest = tail;
    let at = XyzDestination::new(first.page, Point::from_xy(0.0, first.y));
    let mut node = OutlineNode::new(first.text.clone(), at).with_open(true);
    while rest.first().is_some_and(|next| next.level > first.level) {
        if let Some(child) = branch(rest) {
            node.push_child(child);
        }
    }
    Some(node)
}

fn tree(doc: &Document, elements: Vec<Element>, content: Content) -> TagTree {
    let mut elements: Vec<Option<(Element, Vec<Identifier>)>> =
        elements.into_iter().zip(content).map(Some).collect();
    let mut tree = TagTree::new().with_lang(Some(doc.lang.code().to_owned()));
    let parts = elements.first_mut().and_then(Option::take).map(|(root, _)| root.children);
    for part in parts.unwrap_or_default() {
        if let Some(group) = group(&mut elements, part) {
            tree.push(Node::Group(group));
        }
    }
    tree
}

fn group(elements: &mut [Option<(Element, Vec<Identifier>)>], n: usize) -> Option<TagGroup> {
    let (element, content) = elements.get_mut(n).and_then(Option::take)?;
    let mut children: Vec<Node> = content.into_iter().map(Node::Leaf).collect();
    children.extend(element.children.iter().filter_map(|c| group(elements, *c)).map(Node::Group));
    Some(TagGroup::with_children(element.tag, children))
}
