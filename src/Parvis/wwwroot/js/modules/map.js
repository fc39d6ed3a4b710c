// A place shown on a map instead of written: the nearest address goes into the field, which stays what is sent. Leaflet and
// the tiles are loaded once somebody asks for the map.

const library = "/lib/leaflet/leaflet";
let loading;

function load() {
  return (loading ??= new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${library}.css` }));
    const script = Object.assign(document.createElement("script"), { src: `${library}.js` });
    script.addEventListener("load", () => resolve(window.L));
    script.addEventListener("error", reject);
    document.head.append(script);
  }));
}

export default function map(element) {
  const { tiles, credit, centre, field, near, show, choose } = element.dataset;
  const input = document.getElementById(field);
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: show });
  button.className = "btn btn-secondary btn-sm";
  element.append(button);
  button.addEventListener("click", async () => {
    button.remove();
    open(element, await load());
  });

  function open(place, leaflet) {
    const drawn = document.createElement("div");
    drawn.className = "ask-map";
    // For who has no pointer: the arrows move the map, and this takes its centre.
    const take = Object.assign(document.createElement("button"), { type: "button", textContent: choose });
    take.className = "btn btn-secondary btn-sm";
    place.append(drawn, take);
    const shown = leaflet.map(drawn).setView(centre.split(",").map(Number), 15);
    shown.attributionControl.setPrefix(false);
    leaflet.tileLayer(tiles, { maxZoom: 19, attribution: credit }).addTo(shown);
    const mark = leaflet.circleMarker(shown.getCenter(), { radius: 10 });
    shown.on("click", (event) => put(event.latlng));
    take.addEventListener("click", () => put(shown.getCenter()));

    async function put(point) {
      mark.setLatLng(point).addTo(shown);
      const answer = await fetch(`${near}?lat=${point.lat}&lon=${point.lng}`);
      if (!answer.ok) return;
      input.value = await answer.text();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}
