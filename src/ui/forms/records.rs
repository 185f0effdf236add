//! Dialogs about what a round consists of: entities and units.

use super::{Flow, Pressed, Surroundings, entered, focus_first, focus_wrong, foot, modal};
use crate::assessment::text::{LABEL, Lines, NAME, cleaned};
use crate::assessment::{Change, Entity, EntityId, EntityType, FollowUp, ServiceUnit, UnitId};
use crate::locale::{Locale, Message};
use crate::session::Session;
use crate::ui::theme::{MEDIUM, SMALL};
use crate::ui::widgets::{self, caret, labeled_field, small};
use egui::{ComboBox, Context, Ui};

/// Asks for an entity, new or to be changed.
pub struct EntityForm {
    id: Option<EntityId>,
    code: String,
    name: String,
    kind: EntityType,
    province: String,
    follow_up: Option<FollowUp>,
    tried: bool,
}

/// Asks for a unit, new or to be renamed.
pub struct UnitForm {
    id: Option<UnitId>,
    entity: Option<EntityId>,
    name: String,
    tried: bool,
}

impl EntityForm {
    /// Asks for a new entity.
    #[must_use]
    pub fn new() -> Self {
        let (code, name, province) = (String::new(), String::new(), String::new());
        Self { id: None, code, name, kind: EntityType::City, province, follow_up: None, tried: false }
    }

    /// Asks for changes of an entity.
    #[must_use]
    pub fn of(entity: &Entity) -> Self {
        Self {
            id: Some(entity.id),
            code: entity.code.clone(),
            name: entity.name.clone(),
            kind: entity.kind,
            province: entity.province.clone(),
            follow_up: entity.follow_up,
            tried: false,
        }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let locale = around.locale;
        let (title, confirm) = match self.id {
            None => ("units-add-entity", "ui-add"),
            Some(_) => ("units-edit-entity", "ui-apply"),
        };
        let (escape, pressed) = modal(ctx, &locale.say(title), 520.0, |ui| {
            let wrong = |key: Option<&str>| key.filter(|_| self.tried).map(|key| locale.say(key));
            let [no_code, no_name, no_province] = self.problems(around.session).map(wrong);
            let name_label = locale.say("units-entity-name");
            let name = labeled_field(ui, "name", &name_label, &mut self.name, no_name.as_deref());
            focus_first(ui, &name);
            let code = ui.columns(2, |columns| {
                let [left, right] = columns else { return None };
                let label = locale.say("units-entity-code");
                let code = labeled_field(left, "code", &label, &mut self.code, no_code.as_deref());
                self.kind_ui(right, locale);
                Some(code)
            });
            let province_label = locale.say("units-entity-province");
            let province = labeled_field(ui, "province", &province_label, &mut self.province, no_province.as_deref());
            // Asked where words follow from it; what was recorded stays with the entity anyway.
            if around.session.is_some_and(|session| session.instrument().distinction.is_some()) {
                self.follow_up_ui(ui, locale);
            }
            let code = code.as_ref().unwrap_or(&name);
            let pressed = match foot(ui, locale, &locale.say(confirm)) {
                Pressed::Nothing if entered(ui, &[&name, code, &province]) => Pressed::Confirm,
                pressed => pressed,
            };
            let [wrong_code, wrong_name, wrong_province] = self.problems(around.session);
            focus_wrong(pressed, &[(wrong_name, &name), (wrong_code, code), (wrong_province, &province)]);
            pressed
        });
        if escape || pressed == Pressed::Cancel {
            return Flow::Close;
        }
        if pressed == Pressed::Confirm {
            self.tried = true;
            if self.problems(around.session) == [None; 3] {
                self.confirm(around);
                return Flow::Close;
            }
        }
        Flow::Stay
    }

    fn kind_ui(&mut self, ui: &mut Ui, locale: &Locale) {
        // As close to its label as a field beside it.
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(locale.say("units-entity-kind"));
        let say = |kind: EntityType| locale.say(kind_key(kind));
        let combo =
            ComboBox::from_id_salt("kind").icon(caret).selected_text(say(self.kind)).width(ui.available_width());
        let combo = combo.show_ui(ui, |ui| {
            for kind in EntityType::ALL {
                ui.selectable_value(&mut self.kind, kind, say(kind));
            }
        });
        combo.response.labelled_by(label.id);
    }

    /// Whether it has followed up the products of oversight, and what that is for.
    fn follow_up_ui(&mut self, ui: &mut Ui, locale: &Locale) {
        ui.add_space(SMALL);
        ui.label(locale.say("units-follow-up"));
        ui.horizontal_wrapped(|ui| {
            for state in [Some(FollowUp::Done), Some(FollowUp::Open), None] {
                widgets::radio_value(ui, &mut self.follow_up, state, &locale.say(follow_up_key(state)));
            }
        });
        ui.label(small(ui, locale.say("units-follow-up-why")));
    }

    fn confirm(&self, around: &Surroundings<'_>) {
        let entity = Entity {
            id: self.id.unwrap_or_else(|| EntityId(Session::new_id())),
            code: cleaned(self.code.trim(), LABEL, Lines::One),
            name: cleaned(self.name.trim(), NAME, Lines::One),
            kind: self.kind,
            province: cleaned(self.province.trim(), LABEL, Lines::One),
            follow_up: self.follow_up,
        };
        let stored = around.session.and_then(|session| session.round().entities.get(&entity.id));
        if stored != Some(&entity) {
            let key = if self.id.is_some() { "units-step-edit-entity" } else { "units-step-add-entity" };
            let name = Message::new(key).with("name", &entity.name);
            around.actions.apply(name, vec![Change::PutEntity(entity)]);
        }
    }

    /// What is wrong with code, name and province.
    fn problems(&self, session: Option<&Session>) -> [Option<&'static str>; 3] {
        let code = self.code.trim();
        let taken = |entity: &Entity| Some(entity.id) != self.id && entity.code == code;
        let code_taken = session.is_some_and(|session| session.round().entities.values().any(taken));
        let wrong_code = match (code.is_empty(), code_taken) {
            (true, _) => Some("units-entity-code-missing"),
            (false, true) => Some("units-entity-code-taken"),
            (false, false) => None,
        };
        let wrong_name = self.name.trim().is_empty().then_some("units-entity-name-missing");
        let local = match self.kind {
            EntityType::Province | EntityType::Regency | EntityType::City => true,
            EntityType::Ministry | EntityType::Agency | EntityType::Other => false,
        };
        let no_province = (local && self.province.trim().is_empty()).then_some("units-entity-province-missing");
        [wrong_code, wrong_name, no_province]
    }
}

impl Default for EntityForm {
    fn default() -> Self {
        Self::new()
    }
}

impl UnitForm {
    /// Asks for a new unit of an entity.
    #[must_use]
    pub fn new(entity: Option<EntityId>) -> Self {
        Self { id: None, entity, name: String::new(), tried: false }
    }

    /// Asks for a unit's new name.
    #[must_use]
    pub fn of(unit: &ServiceUnit) -> Self {
        Self { id: Some(unit.id), entity: Some(unit.entity), name: unit.name.clone(), tried: false }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Some(session)) = (around.locale, around.session) else { return Flow::Close };
        let (title, confirm) = match self.id {
            None => ("units-add-unit", "ui-add"),
            Some(_) => ("units-edit-unit", "ui-apply"),
        };
        if self.entity.is_none_or(|entity| !session.round().entities.contains_key(&entity)) {
            self.entity = session.round().entities_sorted().first().map(|entity| entity.id);
        }
        let (escape, pressed) = modal(ctx, &locale.say(title), 440.0, |ui| {
            if self.id.is_none() {
                self.entity_ui(ui, session, locale);
            }
            let wrong = self.problem(session).filter(|_| self.tried).map(|key| locale.say(key));
            let name = labeled_field(ui, "name", &locale.say("units-unit-name"), &mut self.name, wrong.as_deref());
            focus_first(ui, &name);
            let pressed = match foot(ui, locale, &locale.say(confirm)) {
                Pressed::Nothing if entered(ui, &[&name]) => Pressed::Confirm,
                pressed => pressed,
            };
            focus_wrong(pressed, &[(self.problem(session), &name)]);
            pressed
        });
        if escape || pressed == Pressed::Cancel {
            return Flow::Close;
        }
        if let (Pressed::Confirm, Some(entity)) = (pressed, self.entity) {
            self.tried = true;
            if self.problem(session).is_none() {
                let id = self.id.unwrap_or_else(|| UnitId(Session::new_id()));
                let unit = ServiceUnit { id, entity, name: cleaned(self.name.trim(), NAME, Lines::One) };
                if session.round().units.get(&id) != Some(&unit) {
                    let key = if self.id.is_some() { "units-step-edit-unit" } else { "units-step-add-unit" };
                    let name = Message::new(key).with("name", &unit.name);
                    around.actions.apply(name, vec![Change::PutUnit(unit)]);
                }
                return Flow::Close;
            }
        }
        Flow::Stay
    }

    fn entity_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale) {
        let label = ui.label(locale.say("units-unit-entity"));
        let chosen = self.entity.and_then(|entity| session.round().entities.get(&entity));
        let text = chosen.map_or_else(String::new, |entity| entity.name.clone());
        let combo =
            ComboBox::from_id_salt("entity").icon(caret).selected_text(text).width(ui.available_width()).truncate();
        let combo = combo.show_ui(ui, |ui| {
            for entity in session.round().entities_sorted() {
                ui.selectable_value(&mut self.entity, Some(entity.id), &entity.name);
            }
        });
        combo.response.labelled_by(label.id);
        ui.add_space(MEDIUM);
    }

    fn problem(&self, session: &Session) -> Option<&'static str> {
        let name = self.name.trim();
        let taken =
            |unit: &ServiceUnit| Some(unit.id) != self.id && Some(unit.entity) == self.entity && unit.name == name;
        match (name.is_empty(), session.round().units.values().any(taken)) {
            (true, _) => Some("units-unit-name-missing"),
            (false, true) => Some("units-unit-name-taken"),
            (false, false) => None,
        }
    }
}

/// Returns the key of the words for a follow-up.
fn follow_up_key(state: Option<FollowUp>) -> &'static str {
    match state {
        Some(FollowUp::Done) => "units-follow-up-done",
        Some(FollowUp::Open) => "units-follow-up-open",
        None => "units-follow-up-unknown",
    }
}

/// Returns the key of the word for a peer class.
#[must_use]
pub fn kind_key(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Ministry => "units-kind-ministry",
        EntityType::Agency => "units-kind-agency",
        EntityType::Province => "units-kind-province",
        EntityType::Regency => "units-kind-regency",
        EntityType::City => "units-kind-city",
        EntityType::Other => "units-kind-other",
    }
}
