// Makes states.txt, see README.md.
import { readFileSync } from "node:fs";
import { feature } from "topojson-client";
const codes = {"01":"AL","02":"AK","04":"AZ","05":"AR","06":"CA","08":"CO","09":"CT","10":"DE","11":"DC","12":"FL","13":"GA","15":"HI","16":"ID","17":"IL","18":"IN","19":"IA","20":"KS","21":"KY","22":"LA","23":"ME","24":"MD","25":"MA","26":"MI","27":"MN","28":"MS","29":"MO","30":"MT","31":"NE","32":"NV","33":"NH","34":"NJ","35":"NM","36":"NY","37":"NC","38":"ND","39":"OH","40":"OK","41":"OR","42":"PA","44":"RI","45":"SC","46":"SD","47":"TN","48":"TX","49":"UT","50":"VT","51":"VA","53":"WA","54":"WV","55":"WI","56":"WY","60":"AS","66":"GU","69":"MP","72":"PR","78":"VI"};
const topology = JSON.parse(readFileSync(process.argv[2], "utf8"));
const round = (v) => Math.round(v * 1e6);
const states = feature(topology, topology.objects.states).features.map((f) => {
  const g = f.geometry;
  const polygons = g.type === "Polygon" ? [g.coordinates] : g.coordinates;
  const rings = polygons.flat().map((ring) => {
    let px = 0, py = 0;
    const out = [];
    for (const [lon, lat] of ring.slice(0, -1)) {
      const x = round(lon), y = round(lat);
      out.push(x - px, y - py);
      px = x; py = y;
    }
    return out.join(" ");
  });
  return codes[f.id] + ":" + rings.join(";");
});
console.log("# Made by transforms/src/main/us-atlas/states.mjs of us-atlas 3.0.1, whose licence is there.");
console.log("# By state: rings of longitude and latitude in 1/1,000,000 degrees, each less the one before.");
console.log(states.sort().join("\n"));
