// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A question with many sets of values becomes one statement: the values travel as one array
//! for each parameter, and the server goes through them. What is asked stays the same text
//! for both databases; here it is only put into the form that costs one round trip.
//!
//! Questions are asked set by set, in their order: locks are taken in that order too.

use tokio_postgres::types::Type;

/// The statement for many sets of what `sql` asks with one; `types` are those of its
/// parameters. `None`: a shape that is not known here.
pub(super) fn of_many(sql: &str, types: &[Type]) -> Option<String> {
    if types.is_empty() {
        return None;
    }
    let arrays: Vec<String> = (1..)
        .zip(types)
        .map(|(number, kind)| format!("${number}::{}[]", kind.name()))
        .collect();
    let names: Vec<String> = (1..=types.len())
        .map(|number| format!("p{number}"))
        .collect();
    let (arrays, names) = (arrays.join(", "), names.join(", "));
    let one = sql.replace('?', "u.p");
    match one.split_whitespace().next()? {
        // "OFFSET 0": the planner must not take the inner question apart, or its order and
        // its way through an index would be gone.
        "SELECT" => Some(format!(
            "SELECT u.n, q.* FROM UNNEST({arrays}) WITH ORDINALITY AS u ({names}, n)
             CROSS JOIN LATERAL ({one} OFFSET 0) q"
        )),
        "INSERT" => {
            let (into, rest) = one.split_once("VALUES (")?;
            let (values, conflict) = rest.split_once(')')?;
            // A bracket within the values would end them too early.
            (!values.contains('(')).then(|| {
                format!("{into}SELECT {values} FROM UNNEST({arrays}) AS u ({names}){conflict}")
            })
        }
        "UPDATE" => {
            let (change, which) = one.split_once("WHERE ")?;
            Some(format!(
                "{change}FROM UNNEST({arrays}) AS u ({names}) WHERE {which}"
            ))
        }
        "DELETE" => {
            let (what, which) = one.split_once("WHERE ")?;
            Some(format!(
                "{what}USING UNNEST({arrays}) AS u ({names}) WHERE {which}"
            ))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sql: &str, types: &[Type], expected: &str) {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&of_many(sql, types).unwrap()), expected);
    }

    #[test]
    fn every_shape_of_question_takes_arrays() {
        check(
            "SELECT site FROM terminals WHERE id = ?1 FOR UPDATE",
            &[Type::UUID],
            "SELECT u.n, q.* FROM UNNEST($1::uuid[]) WITH ORDINALITY AS u (p1, n) CROSS JOIN \
             LATERAL (SELECT site FROM terminals WHERE id = u.p1 FOR UPDATE OFFSET 0) q",
        );
        check(
            "INSERT INTO blocked (task, sessions, day) VALUES (?1, ?2, 'x')
             ON CONFLICT (task) DO UPDATE SET sessions = excluded.sessions",
            &[Type::TEXT, Type::INT8],
            "INSERT INTO blocked (task, sessions, day) SELECT u.p1, u.p2, 'x' FROM \
             UNNEST($1::text[], $2::int8[]) AS u (p1, p2) ON CONFLICT (task) DO UPDATE SET \
             sessions = excluded.sessions",
        );
        check(
            "UPDATE blocked SET sessions = sessions + ?2
             WHERE task = ?1",
            &[Type::TEXT, Type::INT8],
            "UPDATE blocked SET sessions = sessions + u.p2 FROM UNNEST($1::text[], $2::int8[]) \
             AS u (p1, p2) WHERE task = u.p1",
        );
        check(
            "DELETE FROM received WHERE terminal = ?1 AND first = ?2",
            &[Type::UUID, Type::INT8],
            "DELETE FROM received USING UNNEST($1::uuid[], $2::int8[]) AS u (p1, p2) WHERE \
             terminal = u.p1 AND first = u.p2",
        );
    }

    #[test]
    fn what_has_another_shape_is_asked_set_by_set() {
        for sql in [
            "WITH a AS (SELECT ?1) SELECT * FROM a",
            "INSERT INTO a (b) VALUES (lower(?1))",
            "UPDATE a SET b = ?1",
        ] {
            assert_eq!(of_many(sql, &[Type::TEXT]), None, "{sql}");
        }
        assert_eq!(of_many("SELECT 1", &[]), None);
    }
}
