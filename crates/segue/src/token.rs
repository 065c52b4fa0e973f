//! Keys for programs, made on the command line.

use crate::config::Config;
use crate::open;
use ground::{EventId, Fault, PersonId, Result, StaffId, World};
use people::audit::{self, Change};
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
    let db = open::database(config, &open::folders(config)?, world).await?;
    let (secret, now) = (world.token(), world.now());
    let (id, noted) = (world.id::<EventId>(), world.id::<EventId>());
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
        let change = Change {
            at: now,
            staff: None,
            staff_name: "command line".to_owned(),
            site,
            kind: "token.created".to_owned(),
            subject,
            before: serde_json::Value::Null,
            after: serde_json::json!({ "label": label }),
        };
        audit::note(c, &change, &noted)
    })
    .await?;
    println!("{secret}");
    Ok(())
}
