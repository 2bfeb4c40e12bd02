//! Parts of the page that are drawn again only when what they show changes.
//!
//! One component type for all of them: each type costs the wasm five kilobytes.

use super::Services;
use super::article::{self, ArticleBody};
use super::branch::{self, Branch};
use yew::virtual_dom::{Key, VChild};
use yew::{Component, Html, Properties};

/// What a part shows.
#[derive(Clone, PartialEq)]
pub enum Part {
    /// The body of the article.
    Body(ArticleBody),
    /// A root comment with all that hangs below it.
    Branch(Branch),
}

impl Part {
    fn services(&self) -> &dyn Services {
        let context = match self {
            Self::Body(body) => &body.context,
            Self::Branch(branch) => &branch.context,
        };
        &*context.services
    }

    /// The part as a component, which remembers what it drew.
    pub fn view(self, key: Option<&str>) -> Html {
        VChild::<PartComponent>::new(PartProperties { part: self }, key.map(Key::from)).into()
    }
}

/// What the component of a part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct PartProperties {
    part: Part,
}

/// The component of a part: yew draws it again when its properties differ. At
/// the start each is drawn in a task of its own.
pub struct PartComponent {
    is_drawn: bool,
}

impl Component for PartComponent {
    type Message = ();
    type Properties = PartProperties;

    fn create(ctx: &yew::Context<Self>) -> Self {
        let services = ctx.props().part.services();
        let is_drawn = services.is_shown();
        if !is_drawn {
            let link = ctx.link().clone();
            services.wait(Box::new(move || link.send_message(())));
        }
        Self { is_drawn }
    }

    fn update(&mut self, _: &yew::Context<Self>, (): ()) -> bool {
        self.is_drawn = true;
        true
    }

    fn rendered(&mut self, ctx: &yew::Context<Self>, _: bool) {
        if self.is_drawn {
            ctx.props().part.services().next();
        }
    }

    fn view(&self, ctx: &yew::Context<Self>) -> Html {
        match &ctx.props().part {
            _ if !self.is_drawn => Html::default(),
            Part::Body(body) => article::view(body),
            Part::Branch(branch) => branch::view(branch),
        }
    }
}
