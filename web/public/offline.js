// The page that was asked for has this one's address, so that loading it again is asking again.
const again = () => location.reload();
for (const button of document.querySelectorAll("button")) button.addEventListener("click", again);
addEventListener("online", again);
