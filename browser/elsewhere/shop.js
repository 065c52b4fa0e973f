// The shop's own script. Its voucher is refused, and its payment breaks: that is what the page is for.
const at = (id) => document.getElementById(id);
let payments;

at("checkout").addEventListener("submit", (event) => {
  event.preventDefault();
  // The provider's script never came.
  payments.start(at("checkout"));
});
at("apply").addEventListener("click", () => {
  const field = at("checkout").elements.voucher;
  const why = field.value ? "This code cannot be used with your basket." : "Please enter a code.";
  field.setAttribute("aria-invalid", "true");
  field.setCustomValidity(why);
  field.checkValidity();
  field.setCustomValidity("");
  at("voucher-error").textContent = why;
});
at("checkout").elements.postcode.addEventListener("change", ({ target }) => {
  target.setCustomValidity(/^\d{5}$/.test(target.value) ? "" : "five digits");
  at("postcode-error").textContent = target.checkValidity() ? "" : "A postcode has five digits.";
});

// The shop asks; the script is told.
if (!sessionStorage.getItem("asked")) at("consent").hidden = false;
for (const answer of ["yes", "no"]) {
  at(answer).addEventListener("click", () => {
    sessionStorage.setItem("asked", answer);
    at("consent").hidden = true;
    window.segue?.consent(answer === "yes");
  });
}
at("help").addEventListener("click", () => window.segue?.open());
addEventListener("load", () => window.segue?.goal("checkout", "payment"));
