// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The one schema that cannot be derived: [`Row`] is read by hand.

use std::borrow::Cow;

use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{OneOf, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::Row;
use crate::rows::Known;

impl PartialSchema for Row {
    fn schema() -> RefOr<Schema> {
        let kind = ObjectBuilder::new()
            .schema_type(SchemaType::new(Type::String))
            .pattern(Some("^[a-z_]{1,40}$"));
        let newer = ObjectBuilder::new()
            .schema_type(SchemaType::new(Type::Object))
            .description(Some(
                "Of a kind that this version does not know: never shown.",
            ))
            .property("kind", kind)
            .required("kind");
        let mut rows = match Known::schema() {
            RefOr::T(Schema::OneOf(known)) => known,
            other => OneOf {
                items: vec![other],
                ..OneOf::new()
            },
        };
        rows.items.push(RefOr::T(newer.into()));
        rows.description = Some("One row: an object with its kind beside its fields.".to_owned());
        RefOr::T(Schema::OneOf(rows))
    }
}

impl ToSchema for Row {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Row")
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Known::schemas(schemas);
    }
}
