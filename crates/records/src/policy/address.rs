//! What an address needs before a parcel can find it.

use super::refuse;
use crate::Address;
use ground::Refusal;

/// Longest part of an address, in characters.
const LONGEST: usize = 200;

/// Street, town, country and postcode are needed; a state only where the country has one.
pub fn check(address: &Address) -> Result<(), Refusal> {
    let needed = [
        ("address1", &address.address1, "records-refused-address-street"),
        ("city", &address.city, "records-refused-address-city"),
        ("country", &address.country, "records-refused-address-country"),
        ("zip", &address.zip, "records-refused-address-zip"),
    ];
    for (field, value, key) in needed {
        if value.trim().is_empty() {
            return Err(refuse::address(field, key));
        }
    }
    let all = [("address2", &address.address2), ("state", &address.state)];
    for (field, value) in needed.map(|(f, v, _)| (f, v)).into_iter().chain(all) {
        if value.chars().count() > LONGEST || value.chars().any(char::is_control) {
            return Err(refuse::address(field, "records-refused-address-form"));
        }
    }
    Ok(())
}

/// The address on one line.
pub fn line(a: &Address) -> String {
    let place = [a.zip.as_str(), a.city.as_str()].join(" ");
    [a.address1.as_str(), &a.address2, place.trim(), &a.state, &a.country]
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
