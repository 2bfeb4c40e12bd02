//! What the reader does with all that is stored: read, take away, bring back, clear.

use super::{Context, Services};
use crate::comments::archive::{self, ImportError};
use crate::comments::{StoreError, home};
use crate::json::{Value, place};
use crate::state::{Action, ArchiveTask, Data};
use crate::text::fill;

/// What was cleared: it can be put back as long as the page is open.
pub type Cleared = Option<Vec<(String, String)>>;

/// Carries out `task` and says what follows from it.
pub fn perform(context: &Context, task: ArchiveTask, cleared: &mut Cleared) -> Vec<Action> {
    let messages = context.messages();
    let result = match task {
        ArchiveTask::Read => {
            persistence(context, false);
            Ok(Vec::new())
        }
        ArchiveTask::Export => export(context),
        ArchiveTask::Import(text) => import(context, &text),
        ArchiveTask::Clear => clear(context, cleared),
        ArchiveTask::Restore => restore(context, cleared),
    };
    let mut actions = result.unwrap_or_else(|error| {
        vec![Action::Say(match error {
            StoreError::Denied => messages.storage_denied().to_owned(),
            StoreError::Full => messages.storage_full().to_owned(),
        })]
    });
    actions.push(read(context, cleared));
    actions
}

/// Learns whether the browser keeps what is stored; `ask` asks it to.
pub fn persistence(context: &Context, ask: bool) {
    let dispatch = context.dispatch.clone();
    context.services.persistence(ask, Box::new(move |kept| dispatch.emit(Action::Persisted(kept))));
}

fn read(context: &Context, cleared: &Cleared) -> Action {
    let home = home(context.services.store()).unwrap_or_default();
    let used = measured(&*context.services);
    Action::DataRead(Box::new(Data { home, used, cleared: cleared.is_some(), asked: None }))
}

/// Characters that this origin stores: what is being measured already is taken as it is.
fn measured(services: &dyn Services) -> usize {
    loop {
        if let Some(used) = services.measure() {
            return used;
        }
    }
}

fn export(context: &Context) -> Result<Vec<Action>, StoreError> {
    let article = &context.document.article.id;
    let value = archive::export(context.services.store(), article, context.services.moment().now)?;
    context.services.download(&["news-brief-", article, ".json"].concat(), &archive::to_text(&value));
    Ok(vec![Action::Say(context.messages().exported().to_owned())])
}

fn import(context: &Context, text: &str) -> Result<Vec<Action>, StoreError> {
    let messages = context.messages();
    let refused = |name: &str, element: Option<usize>, reason: &str| {
        let (line, column) = place(text, name, element);
        let words = [context.number(line), context.number(column)];
        Ok(vec![Action::Say(fill(messages.import_refused(), &[&words[0], &words[1], reason]))])
    };
    let Ok(value) = Value::parse(text) else { return refused("", None, messages.import_not_json()) };
    match archive::import(context.services.store(), &context.document.article.id, &value) {
        Ok(imported) => {
            let (added, skipped) = (context.number(imported.added.len()), context.number(imported.skipped));
            Ok(vec![Action::Replaced, Action::Say(fill(messages.imported(), &[&added, &skipped]))])
        }
        Err(ImportError::File(fault)) => {
            let member = fault.message.split(':').next().unwrap_or_default();
            let elsewhere = member == "article" && value.get(member).is_some();
            let wrong = fill(messages.import_wrong(), &[member]);
            let reason = if elsewhere { messages.import_elsewhere() } else { &wrong };
            refused(fault.member, fault.comment, reason)
        }
        Err(ImportError::Store(error)) => Err(error),
    }
}

fn clear(context: &Context, cleared: &mut Cleared) -> Result<Vec<Action>, StoreError> {
    *cleared = Some(archive::clear(context.services.store(), &context.document.article.id)?);
    Ok(vec![Action::Replaced, Action::Say(context.messages().cleared().to_owned())])
}

fn restore(context: &Context, cleared: &mut Cleared) -> Result<Vec<Action>, StoreError> {
    if let Some(removed) = cleared.take()
        && let Err(error) = archive::restore(context.services.store(), &removed)
    {
        *cleared = Some(removed);
        return Err(error);
    }
    Ok(vec![Action::Replaced, Action::Say(context.messages().restored().to_owned())])
}
