export default function OverviewPage() {
  return (
    <main>
      <h1>Bootfall</h1>
      <p>Where the time goes when a virtual machine boots.</p>
    </main>
  );
}
