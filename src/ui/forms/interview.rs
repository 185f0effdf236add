//! The interview of a subject: what they do, whether they agreed, when it was, and who they are.

use super::{Flow, Pressed, Surroundings, entered, focus_first, focus_wrong, foot, modal};
use crate::assessment::text::{LABEL, Lines, NAME, cleaned};
use crate::assessment::{Change, Consent, Detail, DetailKey, Interview, Person, SubjectId, UnitId};
use crate::locale::{Locale, Message};
use crate::session::Session;
use crate::ui::theme::{MEDIUM, SMALL};
use crate::ui::widgets::{self, labeled_field, small};
use egui::{Button, Context, Label, Response, Ui};

/// How many roles are suggested.
const SUGGESTED: usize = 5;

/// Asks how a subject was interviewed, and who they are.
pub struct InterviewForm {
    unit: UnitId,
    subject: SubjectId,
    label: String,
    roles: Vec<String>,
    before: Interview,
    person_before: Person,
    role: String,
    consent: Option<Consent>,
    times: [TimeField; 2],
    name: String,
    contact: String,
    tried: bool,
}

/// A time being typed.
struct TimeField {
    /// The moment as it was recorded, which nobody may lose seconds of by looking at it.
    recorded: Option<i64>,
    /// The same as it was shown.
    shown: String,
    text: String,
}

/// What is wrong with the times: of the start and of the end, each the key of a sentence.
type Faults = [Option<&'static str>; 2];

impl InterviewForm {
    /// Asks about a subject; nothing where there is none.
    #[must_use]
    pub fn new(session: &Session, locale: &Locale, unit: UnitId, subject: SubjectId) -> Option<Self> {
        let sheet = session.sheet(unit)?;
        let of = sheet.subject(subject)?;
        let before = sheet.details.interviews.get(&subject).cloned().unwrap_or_default();
        let person_before = sheet.details.people.get(&subject).cloned().unwrap_or_default();
        let mut roles = session.roles(unit, &of.group);
        roles.truncate(SUGGESTED);
        Some(Self {
            unit,
            subject,
            label: of.label.clone(),
            roles,
            role: before.role.clone(),
            consent: before.consent,
            times: [before.started, before.ended].map(|recorded| TimeField::new(locale, recorded)),
            name: person_before.name.clone(),
            contact: person_before.contact.clone(),
            before,
            person_before,
            tried: false,
        })
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Some(session)) = (around.locale, around.session) else { return Flow::Close };
        let now = session.now();
        let title = locale.say_with("interview-title", &[("subject", &self.label)]);
        let (escape, pressed) = modal(ctx, &title, 560.0, |ui| {
            let role = self.role_ui(ui, locale);
            self.consent_ui(ui, locale);
            let [from, to] = self.times_ui(ui, locale, now);
            let (name, contact) = self.person_ui(ui, locale);
            let pressed = match foot(ui, locale, &locale.say("ui-apply")) {
                Pressed::Nothing if entered(ui, &[&role, &from, &to, &name, &contact]) => Pressed::Confirm,
                pressed => pressed,
            };
            let [wrong_from, wrong_to] = self.moments(now).err().unwrap_or_default();
            focus_wrong(pressed, &[(wrong_from, &from), (wrong_to, &to)]);
            pressed
        });
        if escape || pressed == Pressed::Cancel {
            return Flow::Close;
        }
        if pressed == Pressed::Confirm {
            self.tried = true;
            if let Ok(moments) = self.moments(now) {
                self.confirm(around, moments);
                return Flow::Close;
            }
        }
        Flow::Stay
    }

    /// The role, with those of others in the group to choose from.
    fn role_ui(&mut self, ui: &mut Ui, locale: &Locale) -> Response {
        let field = labeled_field(ui, "role", &locale.say("interview-role"), &mut self.role, None);
        focus_first(ui, &field);
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            for role in &self.roles {
                let name = locale.say_with("interview-role-choose", &[("role", role)]);
                if ui.add(Button::new(role)).accessible_name(name).clicked() {
                    chosen = Some(role.clone());
                }
            }
        });
        if let Some(role) = chosen {
            self.role = role;
        }
        field
    }

    fn consent_ui(&mut self, ui: &mut Ui, locale: &Locale) {
        ui.label(locale.say("interview-consent"));
        ui.horizontal_wrapped(|ui| {
            for (consent, key) in [
                (Some(Consent::Given), "interview-given"),
                (Some(Consent::Refused), "interview-refused"),
                (None, "interview-no-consent"),
            ] {
                widgets::radio_value(ui, &mut self.consent, consent, &locale.say(key));
            }
        });
        ui.label(small(ui, locale.say("interview-consent-why")));
        ui.add_space(SMALL);
    }

    fn times_ui(&mut self, ui: &mut Ui, locale: &Locale, now: i64) -> [Response; 2] {
        let faults = self.moments(now).err().filter(|_| self.tried).unwrap_or_default();
        let [from_fault, to_fault] = faults.map(|key| key.map(|key| locale.say(key)));
        let day = |recorded: Option<i64>, key: &str| {
            // A time of another day must not look like one of today.
            let date = recorded.map(|at| locale.date(at)).filter(|date| *date != locale.date(now));
            date.map_or_else(|| locale.say(key), |date| format!("{}, {date}", locale.say(key)))
        };
        let [from, to] = &mut self.times;
        ui.columns(2, |columns| {
            let label = day(from.recorded, "interview-from");
            let start = labeled_field(&mut columns[0], "from", &label, &mut from.text, from_fault.as_deref());
            let label = day(to.recorded, "interview-to");
            let end = labeled_field(&mut columns[1], "to", &label, &mut to.text, to_fault.as_deref());
            [start, end]
        })
    }

    fn person_ui(&mut self, ui: &mut Ui, locale: &Locale) -> (Response, Response) {
        ui.add(Label::new(small(ui, locale.say("interview-person-why"))).wrap());
        let fields = ui.columns(2, |columns| {
            let label = locale.say("interview-name");
            let name = labeled_field(&mut columns[0], "name", &label, &mut self.name, None);
            let label = locale.say("interview-contact");
            (name, labeled_field(&mut columns[1], "contact", &label, &mut self.contact, None))
        });
        ui.add_space(MEDIUM - SMALL);
        fields
    }

    /// Start and end as they are meant, or what is wrong with them.
    fn moments(&self, now: i64) -> Result<[Option<i64>; 2], Faults> {
        let [from, to] = &self.times;
        let started = from.read(now);
        let day = started.ok().flatten().unwrap_or(now);
        let ended = to.read(day);
        match (started, ended) {
            (Ok(None), Ok(Some(_))) => Err([Some("interview-from-missing"), None]),
            (Ok(Some(started)), Ok(Some(ended))) if ended < started => Err([None, Some("interview-to-early")]),
            (Ok(started), Ok(ended)) => Ok([started, ended]),
            (started, ended) => Err([started.err(), ended.err()]),
        }
    }

    /// Asks for what has changed, as one step.
    fn confirm(&self, around: &Surroundings<'_>, [started, ended]: [Option<i64>; 2]) {
        let line = |text: &str, most| cleaned(text.trim(), most, Lines::One);
        let interview = Interview { role: line(&self.role, LABEL), started, ended, consent: self.consent };
        let person = Person { name: line(&self.name, NAME), contact: line(&self.contact, NAME) };
        let mut changes = Vec::new();
        if interview != self.before {
            changes.push(match interview == Interview::default() {
                true => Change::RemoveDetail(self.unit, DetailKey::Interview(self.subject)),
                false => Change::PutDetail(self.unit, Detail::Interview(self.subject, interview)),
            });
        }
        if person != self.person_before {
            changes.push(match person == Person::default() {
                true => Change::RemoveDetail(self.unit, DetailKey::Person(self.subject)),
                false => Change::PutDetail(self.unit, Detail::Person(self.subject, person)),
            });
        }
        if !changes.is_empty() {
            around.actions.apply(Message::new("step-interview").with("subject", &self.label), changes);
        }
    }
}

impl TimeField {
    fn new(locale: &Locale, recorded: Option<i64>) -> Self {
        let shown = recorded.map(|at| locale.time(at)).unwrap_or_default();
        Self { recorded, text: shown.clone(), shown }
    }

    /// The moment meant: as recorded if it has not been touched, else the time typed on the day recorded, or on that of `day_of`.
    fn read(&self, day_of: i64) -> Result<Option<i64>, &'static str> {
        if self.text.trim() == self.shown {
            return Ok(self.recorded);
        }
        if self.text.trim().is_empty() {
            return Ok(None);
        }
        let at = Locale::read_time(&self.text, self.recorded.unwrap_or(day_of));
        at.map(Some).ok_or("interview-not-a-time")
    }
}
