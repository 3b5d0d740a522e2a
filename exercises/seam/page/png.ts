/** A picture that an exercise drew as SVG, as PNG: Python has no means to draw letters, the page has. */

const SHARP = 2; // pixels for each unit, so that it prints well

/** Draw `svg` on white. */
export async function asPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SHARP;
  canvas.height = image.naturalHeight * SHARP;
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("this browser draws nothing");
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture could not be packed"))), "image/png"),
  );
}
