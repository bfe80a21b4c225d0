// The page that the simulator is measured against: nothing but the same capsule, moved to and fro
// by plain CSS for as long as a story plays, with the same rests in between.

/** A document in which a capsule of the map's size travels and rests in turns. */
export const cssPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A capsule moved by CSS</title>
<style>
  body { margin: 0; background: #fff }
  svg { position: absolute; inset: 200px auto auto 0; overflow: visible;
    animation: 2800ms linear infinite travel }
  rect { fill: #ffd21f; stroke: #0f1733; stroke-width: 3.5 }
  path { fill: none; stroke: #0f1733; stroke-width: 2.4 }
  @keyframes travel {
    0% { transform: translate(200px, 0) }
    18%, 50% { transform: translate(900px, 0) }
    68%, 100% { transform: translate(200px, 0) }
  }
</style>
<svg width="1" height="1">
  <rect x="-32" y="-20" width="64" height="40" rx="9"/>
  <path d="M-11 -8H11V8H-11Z M-10.5 -7.5L0 1.5L10.5 -7.5"/>
</svg>
</html>`;
