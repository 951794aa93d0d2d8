// Forms that answer a choice at once: `data-on-change="submit"`, with a button for when no script runs.
export function followForms(page) {
  page.addEventListener("change", ({ target }) => {
    const form = target.form;
    if (form?.dataset.onChange === "submit") form.requestSubmit();
  });
}
