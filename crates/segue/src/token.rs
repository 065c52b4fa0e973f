//! Keys for programs, made on the command line.

use crate::config::Config;
use crate::{open, trail};
use ground::{EventId, Fault, PersonId, Result, StaffId, World};
use people::shelf;
use people::token::{self, Bearer};

/// Makes a key and prints it, once.
///
/// Errors: a fault where there is no such person or member of staff.
pub async fn create(
    config: &Config,
    world: &World,
    person: Option<String>,
    staff: Option<String>,
    label: String,
) -> Result<()> {
    let db = open::database(config, &open::existing(config)?, world).await?;
    let (secret, stamp) = (world.token(), trail::stamp(world));
    let (id, now) = (world.id::<EventId>(), stamp.1);
    let kept = secret.clone();
    db.write(move |c| {
        let (bearer, site) = match (&person, &staff) {
            (Some(id), _) => {
                let found = shelf::person(c, &PersonId::from(id.as_str()))?
                    .ok_or_else(|| Fault::new(format!("there is no person {id:?}")))?;
                (Bearer::Person(found.id), Some(found.site))
            }
            (None, Some(id)) => {
                let found = match shelf::staff(c, &StaffId::from(id.as_str()))? {
                    Some(found) => Some(found),
                    None => shelf::staff_by_email(c, id)?,
                };
                let found =
                    found.ok_or_else(|| Fault::new(format!("there is nobody {id:?} on the staff")))?;
                (Bearer::Staff(found.id), None)
            }
            (None, None) => return Err(Fault::new("say for whom: --person ID or --staff ID").into()),
        };
        token::create(c, &kept, &bearer, &label, &id, now)?;
        let subject = match &bearer {
            Bearer::Person(id) => id.to_string(),
            Bearer::Staff(id) => id.to_string(),
        };
        let after = serde_json::json!({ "label": label });
        trail::note(c, "token.created", &subject, site.as_ref(), &after, &stamp)
    })
    .await?;
    say!("{secret}");
    Ok(())
}
