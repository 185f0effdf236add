//! `penilai instrument import FILE.xlsx`, where the file is a form of KoboToolbox or ODK Collect.

use super::import::Arguments;
use crate::cli::{End, Outcome, Stop, Terminal};
use crate::exchange::write;
use crate::exchange::xlsform::{self, Refused, Remark};
use crate::exchange::xlsx::Workbook;
use crate::failure::Failure;

pub(super) fn import(arguments: &Arguments, workbook: &mut Workbook<'_>, terminal: &mut Terminal<'_>) -> Outcome {
    let file = &arguments.file;
    let line = |remark: &Remark, terminal: &Terminal<'_>| {
        let place = remark.place.map(|place| format!("!{place}")).unwrap_or_default();
        let (what, hint) = (terminal.locale.message(&remark.message), terminal.locale.hint(&remark.message));
        let line = format!("{}: {}{place}: {what} {}", file.display(), remark.sheet, hint.unwrap_or_default());
        line.trim_end().to_owned()
    };
    let imported = match xlsform::import(workbook) {
        Ok(imported) => imported,
        Err(Refused::Problems(problems)) => {
            for problem in &problems {
                let line = line(problem, terminal);
                terminal.line(&line)?;
            }
            return Ok(End::Finding);
        }
        Err(refused @ (Refused::NotAForm | Refused::Workbook(_))) => {
            return Err(Stop::Failure(Failure::foreign_form(file, &refused)));
        }
    };
    let to = arguments.to.clone().unwrap_or_else(|| file.with_file_name(format!("{}.toml", imported.id)));
    write::write_new(&to, imported.toml.as_bytes()).map_err(|error| Stop::Failure(Failure::writing(&error)))?;
    for remark in &imported.remarks {
        let line = line(remark, terminal);
        terminal.tell(&line);
    }
    let to = to.display().to_string();
    terminal.tell(&terminal.locale.say_with("xlsform-imported", &[("file", &to), ("id", &imported.id)]));
    Ok(End::Done)
}
