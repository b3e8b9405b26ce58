// Says on the page that a passkey did not work; the scripts of django-allauth only tell the console.
document.addEventListener("allauth.error", function (event) {
  event.preventDefault();
  const words = document.getElementById("passkey_failed");
  if (words) words.hidden = false;
});
