// A picture under its mask (ImageMask, GB/T 33190 clause 10): white of the mask shows the picture, black hides it, grey lets it
// through in part.

/** A picture of more is made coarser: it is on the screen, or on paper at 150 dots an inch. */
const mostPixels = 16_000_000;

export function underMask(picture: ImageBitmap, mask: ImageBitmap): ImageBitmap {
  const less = Math.min(1, Math.sqrt(mostPixels / (picture.width * picture.height)));
  const width = Math.max(1, Math.round(picture.width * less));
  const height = Math.max(1, Math.round(picture.height * less));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (pen === null) return picture;
  // Where the mask itself is clear, nothing shows.
  pen.fillStyle = '#000000';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(mask, 0, 0, width, height);
  const shades = pen.getImageData(0, 0, width, height);
  brightnessAsAlpha(shades.data);
  pen.putImageData(shades, 0, 0);
  pen.globalCompositeOperation = 'source-in';
  pen.drawImage(picture, 0, 0, width, height);
  return canvas.transferToImageBitmap();
}

/** Of each pixel, red, green, blue and alpha. */
export function brightnessAsAlpha(pixels: Uint8ClampedArray): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    pixels[at + 3] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
}
