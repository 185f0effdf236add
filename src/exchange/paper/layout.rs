//! In which order the items stand: the tree's sections, and in each the items asked once or of the same group together.

use crate::instrument::{Children, GroupId, Instrument, ItemId, NodeId};

/// A piece of the checklist.
pub(super) enum Piece {
    /// The heading of a section.
    Heading(NodeId),
    /// Items that stand together: asked once, or each of the same group.
    Items(Option<GroupId>, Vec<ItemId>),
}

/// Returns the whole checklist, in the order of the tree.
pub(super) fn pieces(instrument: &Instrument) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for node in instrument.top() {
        walk(instrument, *node, &mut pieces);
    }
    pieces
}

/// Returns what of the checklist is asked once, or of a group, with the headings that it stands under.
pub(super) fn pieces_of(instrument: &Instrument, group: Option<GroupId>) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::new();
    for piece in pieces(instrument) {
        match piece {
            Piece::Heading(node) => {
                // A heading under which nothing came is over once one beside or above it begins.
                while let Some(Piece::Heading(last)) = kept.last()
                    && instrument.node(*last).depth >= instrument.node(node).depth
                {
                    kept.pop();
                }
                kept.push(Piece::Heading(node));
            }
            Piece::Items(of, items) if of == group => kept.push(Piece::Items(of, items)),
            Piece::Items(..) => {}
        }
    }
    while let Some(Piece::Heading(_)) = kept.last() {
        kept.pop();
    }
    kept
}

fn walk(instrument: &Instrument, id: NodeId, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Heading(id));
    match &instrument.node(id).children {
        Children::Nodes(nodes) => nodes.iter().for_each(|node| walk(instrument, *node, pieces)),
        Children::Items(items) => {
            for item in items {
                let group = instrument.item(*item).group;
                match pieces.last_mut() {
                    Some(Piece::Items(of, together)) if *of == group => together.push(*item),
                    Some(Piece::Items(..) | Piece::Heading(_)) | None => {
                        pieces.push(Piece::Items(group, vec![*item]));
                    }
                }
            }
        }
    }
}
