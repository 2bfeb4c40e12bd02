//! Parts of the page that are drawn again only when what they show changes.
//!
//! One component type for all of them: each type costs the wasm five kilobytes.

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

/// The component of a part: yew draws it again when its properties differ.
pub struct PartComponent;

impl Component for PartComponent {
    type Message = ();
    type Properties = PartProperties;

    fn create(_: &yew::Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &yew::Context<Self>) -> Html {
        match &ctx.props().part {
            Part::Body(body) => article::view(body),
            Part::Branch(branch) => branch::view(branch),
        }
    }
}
