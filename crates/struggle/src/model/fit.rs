//! Logistic regression with a ridge and bounds: Newton's steps, each solved by coordinate descent so that bounds hold.
//!
//! Pure and deterministic; no chance, no threads, sums in one order.

/// One observation: what is not nothing, and what came of it.
#[derive(Clone, Debug)]
pub struct Row {
    pub x: Vec<(usize, f64)>,
    pub y: bool,
    pub weight: f64,
    /// Log-odds that are known already.
    pub offset: f64,
}

/// One coefficient: what it is drawn to, how strongly, and its least value.
#[derive(Clone, Copy, Debug)]
pub struct Prior {
    pub centre: f64,
    pub ridge: f64,
    pub least: f64,
}

impl Prior {
    /// Drawn to nothing, free in sign.
    pub const fn ridge(ridge: f64) -> Self {
        Self { centre: 0.0, ridge, least: f64::NEG_INFINITY }
    }

    pub const fn not_below(self, least: f64) -> Self {
        Self { least, ..self }
    }

    pub const fn around(self, centre: f64) -> Self {
        Self { centre, ..self }
    }
}

const STEPS: usize = 60;
const SWEEPS: usize = 200;
const ENOUGH: f64 = 1e-8;

pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

pub fn logit(p: f64) -> f64 {
    let p = p.clamp(1e-9, 1.0 - 1e-9);
    (p / (1.0 - p)).ln()
}

/// ln(1 + e^z) without overflow.
fn softplus(z: f64) -> f64 {
    z.max(0.0) + (-z.abs()).exp().ln_1p()
}

pub fn score(x: &[(usize, f64)], beta: &[f64]) -> f64 {
    x.iter().filter_map(|(i, n)| beta.get(*i).map(|b| b * n)).sum()
}

fn loss(rows: &[Row], priors: &[Prior], beta: &[f64]) -> f64 {
    let of = |r: &Row| {
        let z = r.offset + score(&r.x, beta);
        r.weight * (softplus(z) - if r.y { z } else { 0.0 })
    };
    let pulled = priors.iter().zip(beta).map(|(p, b)| p.ridge / 2.0 * (b - p.centre).powi(2));
    rows.iter().map(of).sum::<f64>() + pulled.sum::<f64>()
}

/// Coefficients that make what was observed most likely, each drawn to its prior. As many as there are priors.
pub fn logistic(rows: &[Row], priors: &[Prior]) -> Vec<f64> {
    let mut beta: Vec<f64> = priors.iter().map(|p| p.centre.max(p.least)).collect();
    let mut before = loss(rows, priors, &beta);
    for _ in 0..STEPS {
        let (gradient, curve) = slopes(rows, priors, &beta);
        let step = solve(&gradient, &curve, priors, &beta);
        // A whole step of Newton may overshoot: half as far until it is better.
        let tried = (0..30).map(|halves| {
            let share = 0.5f64.powi(halves);
            let next: Vec<f64> = beta.iter().zip(&step).map(|(b, s)| b + share * s).collect();
            (loss(rows, priors, &next), next)
        });
        let Some((after, next)) = tried.into_iter().find(|(after, _)| *after <= before) else { break };
        beta = next;
        if before - after < ENOUGH {
            break;
        }
        before = after;
    }
    beta
}

/// Gradient and second derivatives.
fn slopes(rows: &[Row], priors: &[Prior], beta: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let n = priors.len();
    let mut gradient: Vec<f64> = priors.iter().zip(beta).map(|(p, b)| p.ridge * (b - p.centre)).collect();
    let mut curve = vec![0.0; n * n];
    for (i, p) in priors.iter().enumerate() {
        curve[i * n + i] = p.ridge + 1e-9;
    }
    for r in rows {
        let p = sigmoid(r.offset + score(&r.x, beta));
        let (miss, bend) = (r.weight * (p - f64::from(u8::from(r.y))), r.weight * p * (1.0 - p));
        for (i, a) in r.x.iter().filter(|(i, _)| *i < n) {
            gradient[*i] += miss * a;
            for (j, b) in r.x.iter().filter(|(j, _)| *j < n) {
                curve[i * n + j] += bend * a * b;
            }
        }
    }
    (gradient, curve)
}

/// The step that is best on the parabola, within the bounds.
fn solve(gradient: &[f64], curve: &[f64], priors: &[Prior], beta: &[f64]) -> Vec<f64> {
    let n = beta.len();
    let mut step = vec![0.0; n];
    for _ in 0..SWEEPS {
        let mut moved: f64 = 0.0;
        for i in 0..n {
            let row = &curve[i * n..(i + 1) * n];
            let slope = gradient[i] + row.iter().zip(&step).map(|(c, s)| c * s).sum::<f64>();
            let next = (step[i] - slope / row[i]).max(priors[i].least - beta[i]);
            moved = moved.max((next - step[i]).abs());
            step[i] = next;
        }
        if moved < 1e-10 {
            break;
        }
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(x: &[f64], y: bool, weight: f64) -> Row {
        Row { x: x.iter().copied().enumerate().collect(), y, weight, offset: 0.0 }
    }

    #[test]
    fn two_groups_are_told_apart_by_the_logarithm_of_their_odds() {
        // Without a ridge the solution is known: 3 of 4 give up in one group, 1 of 5 in the other.
        let group = |x, yes, no| {
            std::iter::repeat_n(row(&[1.0, x], true, 1.0), yes)
                .chain(std::iter::repeat_n(row(&[1.0, x], false, 1.0), no))
        };
        let rows: Vec<_> = group(0.0, 1, 4).chain(group(1.0, 3, 1)).collect();
        let beta = logistic(&rows, &[Prior::ridge(0.0); 2]);
        assert!((beta[0] - (0.25f64).ln()).abs() < 1e-5, "{beta:?}");
        assert!((beta[1] - (3.0f64.ln() - 0.25f64.ln())).abs() < 1e-5, "{beta:?}");
    }

    #[test]
    fn what_separates_wholly_stays_finite_by_its_ridge() {
        let rows = [row(&[1.0, 1.0], true, 1.0), row(&[1.0, -1.0], false, 1.0)];
        let beta = logistic(&rows, &[Prior::ridge(0.0), Prior::ridge(1.0)]);
        // Where the gradient is nothing: b = 2 (1 - s(b)).
        assert!(beta[0].abs() < 1e-6 && (beta[1] - 2.0 * (1.0 - sigmoid(beta[1]))).abs() < 1e-6, "{beta:?}");
    }

    proptest! {
        #[test]
        fn nothing_near_is_better_and_bounds_hold(
            cells in prop::collection::vec((-2.0f64..2.0, -2.0f64..2.0, any::<bool>(), 0.1f64..2.0), 3..40),
            ridge in 0.05f64..5.0,
            centre in -1.0f64..1.0,
        ) {
            let rows: Vec<_> = cells.iter().map(|(a, b, y, w)| row(&[1.0, *a, *b], *y, *w)).collect();
            let free = Prior::ridge(ridge).around(centre);
            let priors = [Prior::ridge(0.01), free, free.not_below(0.0)];
            let beta = logistic(&rows, &priors);
            prop_assert!(beta[2] >= 0.0);
            let best = loss(&rows, &priors, &beta);
            for i in 0..3 {
                for by in [-1e-3, 1e-3] {
                    let mut near = beta.clone();
                    near[i] = (near[i] + by).max(priors[i].least);
                    prop_assert!(loss(&rows, &priors, &near) >= best - 1e-7, "{beta:?} at {i}");
                }
            }
        }

        #[test]
        fn what_was_never_seen_stays_at_its_prior(centre in 0.0f64..3.0) {
            let rows = [row(&[1.0], true, 1.0), row(&[1.0], false, 1.0)];
            let beta = logistic(&rows, &[Prior::ridge(0.1), Prior::ridge(1.0).around(centre)]);
            prop_assert!((beta[1] - centre).abs() < 1e-9);
        }
    }
}
