// The site's own code: a booking that goes nowhere.
const form = document.querySelector('form');
const result = document.querySelector('#booked');
form?.addEventListener('submit', event => {
  event.preventDefault();
  if (result) result.textContent = 'Thank you. This is an example: no crossing was booked.';
});
