/** Owns drawing how hot topics were, day by day, as a small picture. */
import { createRequire } from 'node:module';
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas';
import {
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';

export type HeatLine = {
  label: string;
  /** Of each day, oldest first. */
  heat: readonly number[];
};

const WIDTH = 800;
const HEIGHT = 360;
const FAMILY = 'Inter';
const FONT = '@fontsource/inter/files/inter-latin-400-normal.woff2';
/** A ground of its own: Discord shows it on light and on dark. */
const COLORS = { ground: '#1e1f22', text: '#dbdee1', grid: '#3f4147' };
/** Told apart without colour too: each line has its own points and dashes. Okabe and Ito's colours. */
const LINES = [
  { color: '#56b4e9', point: 'circle', dash: [] },
  { color: '#e69f00', point: 'rect', dash: [8, 4] },
  { color: '#2fbf8f', point: 'triangle', dash: [2, 4] },
  { color: '#f0e442', point: 'rectRot', dash: [12, 4, 2, 4] },
  { color: '#cc79a7', point: 'star', dash: [4, 2] },
] as const;
export const LINES_MOST = LINES.length;

let isReady = false;

/**
 * A PNG of 800 × 360.
 * @param days of each number, as the axis says them: digits and Latin letters
 * @param lines at most `LINES_MOST`
 * @throws Error when it cannot be drawn on this machine
 */
export async function drawHeat(
  days: readonly string[],
  lines: readonly HeatLine[],
): Promise<Uint8Array> {
  prepare();
  const canvas = createCanvas(WIDTH, HEIGHT);
  const chart = new Chart(canvas, {
    type: 'line',
    data: { labels: [...days], datasets: lines.slice(0, LINES_MOST).map(datasetOf) },
    plugins: [{ id: 'ground', beforeDraw: () => fillGround(canvas) }],
    options: {
      animation: false,
      responsive: false,
      devicePixelRatio: 1,
      color: COLORS.text,
      font: { family: FAMILY, size: 16 },
      layout: { padding: { top: 16, right: 32, bottom: 16, left: 16 } },
      plugins: { legend: { position: 'bottom', labels: LABELS } },
      scales: {
        x: { ticks: TICKS, grid: { display: false } },
        y: {
          beginAtZero: true,
          ticks: { ...TICKS, maxTicksLimit: 5 },
          grid: { color: COLORS.grid },
        },
      },
    },
  });
  try {
    return await canvas.encode('png');
  } finally {
    chart.destroy();
  }
}

const TICKS = { color: COLORS.text, font: { family: FAMILY, size: 15 } };
const LABELS = {
  color: COLORS.text,
  usePointStyle: true,
  boxWidth: 10,
  boxHeight: 10,
  font: { family: FAMILY, size: 16 },
};

function datasetOf({ label, heat }: HeatLine, index: number) {
  const { color, point, dash } = LINES[index] ?? LINES[0];
  return {
    label,
    data: [...heat],
    borderColor: color,
    backgroundColor: color,
    borderWidth: 3,
    borderDash: [...dash],
    pointStyle: point,
    pointRadius: 5,
    tension: 0.25,
  };
}

function prepare(): void {
  if (isReady) return;
  const font = createRequire(import.meta.url).resolve(FONT);
  if (!GlobalFonts.registerFromPath(font, FAMILY)) throw new Error('the font could not be read');
  Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale, Legend);
  isReady = true;
}

function fillGround(canvas: Canvas): void {
  const context = canvas.getContext('2d');
  context.fillStyle = COLORS.ground;
  context.fillRect(0, 0, WIDTH, HEIGHT);
}
