import type { ReactElement } from 'react';
import type { Mark, Paint, Scene } from './scene';
import { colourOf, type Palette } from './tokens';

interface SceneSvgProps {
  scene: Scene;
  /** Distinguishes title and description where several scenes stand on one page. */
  id: string;
  palette?: Palette;
  /** Set only where no style sheet reaches: exported files. */
  fontFamily?: string;
}

function paintOf(paint: Paint, palette: Palette) {
  return {
    fill: paint.fill ? colourOf(paint.fill, palette) : 'none',
    fillOpacity: paint.fillOpacityRatio,
    stroke: paint.stroke ? colourOf(paint.stroke, palette) : undefined,
    strokeWidth: paint.stroke ? (paint.strokeWidthPx ?? 1) : undefined,
    strokeOpacity: paint.strokeOpacityRatio,
    strokeDasharray: paint.dashPx?.join(' '),
  };
}

function markElement(mark: Mark, key: number, palette: Palette): ReactElement {
  const figure = { 'data-figure': mark.figureId };
  switch (mark.kind) {
    case 'rect':
      return (
        <rect
          key={key}
          x={mark.xPx}
          y={mark.yPx}
          width={mark.widthPx}
          height={mark.heightPx}
          rx={mark.radiusPx}
          {...paintOf(mark, palette)}
          {...figure}
        />
      );
    case 'line':
      return (
        <line
          key={key}
          x1={mark.x1Px}
          y1={mark.y1Px}
          x2={mark.x2Px}
          y2={mark.y2Px}
          {...paintOf(mark, palette)}
          {...figure}
        />
      );
    case 'path':
      return <path key={key} d={mark.d} {...paintOf(mark, palette)} {...figure} />;
    case 'circle':
      return (
        <circle
          key={key}
          cx={mark.xPx}
          cy={mark.yPx}
          r={mark.radiusPx}
          {...paintOf(mark, palette)}
          {...figure}
        />
      );
    case 'text':
      return (
        <text
          key={key}
          x={mark.xPx}
          y={mark.yPx}
          fontSize={mark.sizePx}
          fontWeight={mark.bold ? 600 : 400}
          textAnchor={mark.anchor}
          fill={colourOf(mark.fill, palette)}
          {...figure}
        >
          {mark.text}
        </text>
      );
  }
}

/** Draws a scene in the page. Colours are CSS variables unless a palette of hex values is named. */
export function SceneSvg({ scene, id, palette = 'css', fontFamily }: SceneSvgProps) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-labelledby={`${id}-title ${id}-summary`}
      viewBox={`0 0 ${scene.widthPx} ${scene.heightPx}`}
      width={scene.widthPx}
      height={scene.heightPx}
      fontFamily={fontFamily}
      className="scene"
    >
      <title id={`${id}-title`}>{scene.title}</title>
      <desc id={`${id}-summary`}>{scene.summary}</desc>
      {scene.marks.map((mark, index) => markElement(mark, index, palette))}
    </svg>
  );
}
