import { Circle, Line, Path, Rect, Svg, Text } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Mark, Paint, Scene } from '@/components/charts/scene';
import { FONT_FAMILY, FONT_WEIGHT } from './fonts';
import { ink } from './style';

function paintOf(paint: Paint) {
  return {
    fill: paint.fill ? ink(paint.fill) : 'none',
    ...(paint.fillOpacityRatio === undefined ? {} : { fillOpacity: paint.fillOpacityRatio }),
    ...(paint.stroke ? { stroke: ink(paint.stroke), strokeWidth: paint.strokeWidthPx ?? 1 } : {}),
    ...(paint.strokeOpacityRatio === undefined ? {} : { strokeOpacity: paint.strokeOpacityRatio }),
    ...(paint.dashPx === undefined ? {} : { strokeDasharray: paint.dashPx.join(' ') }),
  };
}

function markElement(mark: Mark, key: number): ReactElement {
  switch (mark.kind) {
    case 'rect':
      return (
        <Rect
          key={key}
          x={mark.xPx}
          y={mark.yPx}
          width={mark.widthPx}
          height={mark.heightPx}
          {...(mark.radiusPx === undefined ? {} : { rx: mark.radiusPx, ry: mark.radiusPx })}
          {...paintOf(mark)}
        />
      );
    case 'line':
      return (
        <Line
          key={key}
          x1={mark.x1Px}
          y1={mark.y1Px}
          x2={mark.x2Px}
          y2={mark.y2Px}
          {...paintOf(mark)}
        />
      );
    case 'path':
      return <Path key={key} d={mark.d} {...paintOf(mark)} />;
    case 'circle':
      return <Circle key={key} cx={mark.xPx} cy={mark.yPx} r={mark.radiusPx} {...paintOf(mark)} />;
    case 'text':
      return (
        <Text
          key={key}
          x={mark.xPx}
          y={mark.yPx}
          fill={ink(mark.fill)}
          textAnchor={mark.anchor}
          style={{
            fontFamily: FONT_FAMILY,
            fontSize: mark.sizePx,
            fontWeight: mark.bold ? FONT_WEIGHT.bold : FONT_WEIGHT.regular,
          }}
        >
          {mark.text}
        </Text>
      );
  }
}

/** Draws a scene on paper: the same marks as on the screen, in the print colours, as vectors. */
export function ScenePdf({ scene, widthPt }: { scene: Scene; widthPt: number }): ReactElement {
  return (
    <Svg
      viewBox={`0 0 ${scene.widthPx} ${scene.heightPx}`}
      width={widthPt}
      height={(scene.heightPx * widthPt) / scene.widthPx}
    >
      {scene.marks.map(markElement)}
    </Svg>
  );
}
