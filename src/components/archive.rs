//! What a reader does with everything that is stored: export, import, clear, restore.

use super::{Environment, Services};
use crate::comments::archive::{self, FaultKind, ImportError};
use crate::comments::{StoreError, home};
use crate::state::{Action, ArchiveTask, Data};
use crate::text::fill;

/// What was cleared: it can be restored as long as the page is open.
pub type Cleared = Option<Vec<(String, String)>>;

/// Carries out `task`; gives the actions that follow.
pub fn perform(environment: &Environment, task: ArchiveTask, cleared: &mut Cleared) -> Vec<Action> {
    let messages = environment.messages();
    let result = match task {
        ArchiveTask::Read => {
            persistence(environment, false);
            Ok(Vec::new())
        }
        ArchiveTask::Export => export(environment),
        ArchiveTask::Import(text) => import(environment, &text),
        ArchiveTask::Clear => clear(environment, cleared),
        ArchiveTask::Restore => restore(environment, cleared),
    };
    let mut actions = result.unwrap_or_else(|error| {
        vec![Action::Say(match error {
            StoreError::Denied => messages.storage_denied.to_owned(),
            StoreError::Full => messages.storage_full.to_owned(),
        })]
    });
    actions.push(read(environment, cleared));
    actions
}

/// Finds out whether the browser keeps what is stored; `ask` requests that first.
pub fn persistence(environment: &Environment, ask: bool) {
    let dispatch = environment.dispatch.clone();
    environment.services.persistence(ask, Box::new(move |kept| dispatch.emit(Action::Persisted(kept))));
}

fn read(environment: &Environment, cleared: &Cleared) -> Action {
    let home = home(environment.services.store()).unwrap_or_default();
    let used = measured(&*environment.services);
    Action::DataRead(Box::new(Data { home, used, cleared: cleared.is_some(), asked: None }))
}

/// How much this origin stores, in UTF-16 code units. A measurement that has begun is finished.
fn measured(services: &dyn Services) -> usize {
    loop {
        if let Some(used) = services.measure() {
            return used;
        }
    }
}

fn export(environment: &Environment) -> Result<Vec<Action>, StoreError> {
    let article = &environment.document.article.id;
    let archive = archive::export(environment.services.store(), article, environment.services.moment().now)?;
    environment.services.download(&format!("news-brief-{article}.json"), &archive.to_text());
    Ok(vec![Action::Say(environment.messages().exported.to_owned())])
}

fn import(environment: &Environment, text: &str) -> Result<Vec<Action>, StoreError> {
    let messages = environment.messages();
    match archive::import_text(environment.services.store(), &environment.document.article.id, text) {
        Ok(imported) => {
            let (added, skipped) = (environment.number(imported.added), environment.number(imported.skipped));
            Ok(vec![
                Action::Replaced,
                Action::ImportRefused(None),
                Action::Say(fill(messages.imported, &[&added, &skipped])),
            ])
        }
        Err(ImportError::File(fault)) => {
            let (line, column) = fault.place(text);
            let reason = match fault.kind {
                FaultKind::NotJson => messages.import_not_json.to_owned(),
                FaultKind::OtherArticle => messages.import_elsewhere.to_owned(),
                FaultKind::Member => fill(messages.import_wrong, &[&fault.path]),
            };
            let words = [environment.number(line), environment.number(column)];
            Ok(vec![Action::ImportRefused(Some(fill(messages.import_refused, &[&words[0], &words[1], &reason])))])
        }
        Err(ImportError::Store(error)) => Err(error),
    }
}

fn clear(environment: &Environment, cleared: &mut Cleared) -> Result<Vec<Action>, StoreError> {
    *cleared = Some(archive::clear(environment.services.store(), &environment.document.article.id)?);
    Ok(vec![Action::Replaced, Action::Say(environment.messages().cleared.to_owned())])
}

fn restore(environment: &Environment, cleared: &mut Cleared) -> Result<Vec<Action>, StoreError> {
    if let Some(removed) = cleared.take()
        && let Err(error) = archive::restore(environment.services.store(), &removed)
    {
        *cleared = Some(removed);
        return Err(error);
    }
    Ok(vec![Action::Replaced, Action::Say(environment.messages().restored.to_owned())])
}
