//! For which product the matrix is shown, and how many of its rows are its own. Knows no cell.

use crate::signals::*;

use super::super::filters::{Choice, options};
use super::grid::Grid;
use crate::plan::lists::{Which, listed};
use crate::plan::tables::STAGES;
use crate::plan::{Id, Product, TableName};
use crate::session::{Command, InMatrix};
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::button;

impl Grid {
    /// The name of the product that is shown.
    pub(super) fn product_name(self) -> Option<String> {
        let id = self.product.get()?;
        let name = self.session.record::<Product>(&id)?.name.clone();
        Some(if name.trim().is_empty() { "a product without a name".to_owned() } else { name })
    }

    /// The choice of a product; nothing while the plan has none.
    pub(super) fn products(self) -> Part {
        let products = move || -> Vec<Choice> {
            let products = listed::<Product>(&self.session.table(&[TableName::Products]), Which::Active);
            products.iter().map(|product| (product.id.to_string(), product.name.clone(), None)).collect()
        };
        let some = Memo::new(move |_| !products().is_empty());
        dynamic(move || some.get().then(|| self.draw_products(products)))
    }

    fn draw_products(self, products: impl Fn() -> Vec<Choice> + 'static) -> El {
        let chosen = move || self.product.get().map(|id| id.to_string()).unwrap_or_default();
        let choice = el("select")
            .class("input")
            .attr("id", "product")
            .child(dynamic(move || options(("All products", &chosen()), products())))
            .on("change", move |event| {
                let product = event.value();
                let to = self.list.route.get_untracked().with("product", (!product.is_empty()).then_some(product.as_str()));
                self.session.run(Command::GoTo(to));
            });
        let label = el("label").attr("for", "product").child("For");
        el("div")
            .class("filters product")
            .child(label)
            .child(choice)
            .child(dynamic(move || self.product.get().map(|id| self.about(id))))
    }

    /// What is chosen for a product: the stage of its life, and the rows of its own.
    fn about(self, id: Id) -> Part {
        let (own, set) = (id.clone(), id.clone());
        let stages = dynamic(move || {
            let stage = self.session.record::<Product>(&own).map(|product| product.stage.as_str().to_owned()).unwrap_or_default();
            let stages = STAGES.iter().skip(2).map(|(word, name)| ((*word).to_owned(), format!("In the stage: {name}"), None));
            options(("Stage not said", &stage), stages.collect())
        });
        let stage = el("select")
            .class("input")
            .follows("aria-label", move || Some(format!("Stage of {}", self.product_name()?)))
            .child(stages)
            .on("change", move |event| {
                let word = event.value();
                let word = if word.is_empty() { "usual".to_owned() } else { word };
                self.session.run(Command::InMatrix(InMatrix::Stage(TableName::Products, set.clone(), word)));
            });
        let count = move || self.matrix.with(|matrix| matrix.own().len());
        let said = text(move || match count() {
            0 => "Every row is as for all products. What you change here holds for this product only.".to_owned(),
            1 => "One row is its own, the others are as for all products.".to_owned(),
            count => format!("{count} rows are its own, the others are as for all products."),
        });
        let back = dynamic(move || {
            let id = id.clone();
            let back = move || {
                let rows = self.matrix.with_untracked(|matrix| matrix.own().to_vec());
                self.session.run(Command::InMatrix(InMatrix::AsForAll(id.clone(), rows)));
            };
            (count() > 0).then(|| button("All rows as for all products", "bare", back))
        });
        parts().and(stage).and(el("p").class("small").child(said)).and(back)
    }
}
