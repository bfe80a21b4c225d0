/**
 * The three ports at a glance, before any story: 465 and 587 to one's provider, 25 between
 * servers, and the closed way from home. Drawn like the map, in the same shapes, but from no
 * world: it says what is usual.
 */
import { useRef } from 'react';
import { useElementSize } from '../map/useElementSize';
import { pictureStrings } from './pictureStrings';
import { WidePicture } from './WidePicture';
import { NarrowPicture } from './NarrowPicture';
import './picture.css';

const ASSUMED = { widthPx: 1200, heightPx: 300, textScale: 1 };
/** Narrower, words of the wide drawing would meet. */
const WIDE_FROM_PX = 760;

export function PortsPicture() {
  const root = useRef<HTMLDivElement>(null);
  const { widthPx } = useElementSize(root, ASSUMED);
  const isWide = widthPx >= WIDE_FROM_PX;
  const width = isWide ? Math.min(1340, widthPx) : Math.min(400, Math.max(290, widthPx));
  return (
    <div ref={root} className={isWide ? 'picture' : 'picture is-narrow'}>
      {isWide ? (
        <WidePicture widthPx={width} description={pictureStrings.description} />
      ) : (
        <NarrowPicture widthPx={width} description={pictureStrings.description} />
      )}
    </div>
  );
}
