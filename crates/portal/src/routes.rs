//! Every address of the portal, and who may call it. A verb is a noun: cancelling an order makes a
//! cancellation. Other files of this crate add their lines here, by heading.

use crate::Portal;
use web::Routes;

/// The table. `Who::Person` means: signed in on the site that was asked.
pub fn routes() -> Routes<Portal> {
    Routes::new()
}
