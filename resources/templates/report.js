// Without scripts the whole report is open and readable; with them it folds, filters and opens what a link leads to.
(() => {
  'use strict';
  const form = document.querySelector('.filter');
  const issues = [...document.querySelectorAll('.issue')];
  const causes = [...document.querySelectorAll('.cause')];
  const folds = [...document.querySelectorAll('details')];
  const setAll = (open) => folds.forEach((fold) => { fold.open = open; });

  const words = issues.map((issue) => issue.textContent.toLowerCase());
  const apply = () => {
    const text = form.elements.text.value.trim().toLowerCase();
    const { rating, category, state } = form.elements;
    let shown = 0;
    issues.forEach((issue, i) => {
      const fits = (!text || words[i].includes(text))
        && (!rating.value || issue.dataset.rating === rating.value)
        && (!category.value || issue.dataset.categories.split(' ').includes(category.value))
        && (!state.value || issue.dataset.state === state.value);
      issue.hidden = !fits;
      shown += fits;
    });
    causes.forEach((cause) => { cause.hidden = !cause.querySelector('.issue:not([hidden])'); });
    form.querySelector('output').value = `${shown} of ${issues.length}`;
  };

  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches('details')) target.open = true;
    const cause = target.closest('.cause');
    if (cause) cause.querySelectorAll('details').forEach((fold) => { fold.open = true; });
    target.scrollIntoView();
  };

  setAll(false);
  if (issues.length > 0) {
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.elements.fold.addEventListener('click', () => {
      const open = form.elements.fold.textContent === 'Open all';
      setAll(open);
      form.elements.fold.textContent = open ? 'Fold all' : 'Open all';
    });
    apply();
  }
  window.addEventListener('hashchange', reveal);
  window.addEventListener('beforeprint', () => setAll(true));
  reveal();
})();
