<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AnswersPlace</name>
    <message>
        <source>Enter a name.</source>
        <translation>Einen Namen eingeben.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Der Name ist zu lang.</translation>
    </message>
    <message>
        <source>The name has characters that cannot be shown.</source>
        <translation>Der Name enthält Zeichen, die sich nicht anzeigen lassen.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>“%1” has answers to another workshop. It is not overwritten: choose another name, or move the file away.</source>
        <translation>„%1“ enthält Antworten zu einem anderen Workshop. Die Datei wird nicht überschrieben: einen anderen Namen wählen oder die Datei wegräumen.</translation>
    </message>
    <message>
        <source>“%1” is damaged. It is not overwritten: choose another name, or move the file away.
%2</source>
        <translation>„%1“ ist beschädigt. Die Datei wird nicht überschrieben: einen anderen Namen wählen oder die Datei wegräumen.
%2</translation>
    </message>
    <message>
        <source>“%1” has the answers of “%2”: choose another name.</source>
        <translation>„%1“ enthält die Antworten von „%2“: einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>BoxActions</name>
    <message>
        <source>Select the elements to put into a box.</source>
        <translation>Die Elemente auswählen, die in einen Rahmen sollen.</translation>
    </message>
    <message>
        <source>There is no box to put it into: a host, a registry, an orchestrator or a trust boundary.</source>
        <translation>Es gibt keinen Rahmen dafür: keinen Host, keine Registry, keinen Orchestrator und keine Vertrauensgrenze.</translation>
    </message>
    <message>
        <source>Put %1 into</source>
        <translation>%1 in Rahmen legen</translation>
    </message>
    <message>
        <source>Put into</source>
        <translation>In Rahmen legen</translation>
    </message>
    <message>
        <source>What was to be moved, or its box, is no longer in the model.</source>
        <translation>Was verschoben werden sollte oder sein neuer Rahmen ist nicht mehr im Modell.</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New model</source>
        <translation>&amp;Neues Modell</translation>
    </message>
    <message>
        <source>Starts an empty threat model.</source>
        <translation>Beginnt ein leeres Bedrohungsmodell.</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Opens a threat model, or imports a file of another kind.</source>
        <translation>Öffnet ein Bedrohungsmodell oder importiert eine Datei anderer Art.</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Models opened lately.</source>
        <translation>Die zuletzt geöffneten Modelle.</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>Reads compose files, Kubernetes manifests, quadlet units, docker inspect output, Terraform plans or another tool&apos;s model, and shows what was understood.</source>
        <translation>Liest Compose-Dateien, Kubernetes-Manifeste, Quadlet-Units, Ausgaben von docker inspect, Terraform-Pläne oder Modelle anderer Werkzeuge und zeigt, was verstanden wurde.</translation>
    </message>
    <message>
        <source>Import &amp;folder…</source>
        <translation>&amp;Ordner importieren …</translation>
    </message>
    <message>
        <source>Imports everything below a folder that Bulkhead can read.</source>
        <translation>Importiert alles unterhalb eines Ordners, was Bulkhead lesen kann.</translation>
    </message>
    <message>
        <source>Import from &amp;Docker…</source>
        <translation>Aus &amp;Docker importieren …</translation>
    </message>
    <message>
        <source>Asks your own docker what runs on its host; the commands are shown first.</source>
        <translation>Fragt das eigene docker, was auf dessen Host läuft; die Befehle werden vorher gezeigt.</translation>
    </message>
    <message>
        <source>Import from &amp;Kubernetes…</source>
        <translation>Aus &amp;Kubernetes importieren …</translation>
    </message>
    <message>
        <source>Asks your own kubectl what runs in its cluster; the commands are shown first.</source>
        <translation>Fragt das eigene kubectl, was in dessen Cluster läuft; die Befehle werden vorher gezeigt.</translation>
    </message>
    <message>
        <source>&amp;Update from source…</source>
        <translation>Aus Quelle &amp;aktualisieren …</translation>
    </message>
    <message>
        <source>Imports the model&apos;s sources again and shows what has changed before anything is taken over.</source>
        <translation>Importiert die Quellen des Modells erneut und zeigt, was sich geändert hat, bevor etwas übernommen wird.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Writes the model to its file; the previous version is kept beside it.</source>
        <translation>Schreibt das Modell in seine Datei; die vorige Fassung bleibt daneben erhalten.</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Writes the model to another file.</source>
        <translation>Schreibt das Modell in eine andere Datei.</translation>
    </message>
    <message>
        <source>Save re&amp;port…</source>
        <translation>Be&amp;richt speichern …</translation>
    </message>
    <message>
        <source>Writes the threat report as HTML, PDF, Markdown or JSON.</source>
        <translation>Schreibt den Bedrohungsbericht als HTML, PDF, Markdown oder JSON.</translation>
    </message>
    <message>
        <source>Save pic&amp;ture…</source>
        <translation>Bild s&amp;peichern …</translation>
    </message>
    <message>
        <source>Writes the diagram as SVG, PNG or PDF.</source>
        <translation>Schreibt das Diagramm als SVG, PNG oder PDF.</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>Writes the report, the diagram, the findings or another tool&apos;s model in any of the formats.</source>
        <translation>Schreibt den Bericht, das Diagramm, die Befunde oder das Modell eines anderen Werkzeugs in einem der Formate.</translation>
    </message>
    <message>
        <source>Sa&amp;ve questionnaire…</source>
        <translation>Fra&amp;gebogen speichern …</translation>
    </message>
    <message>
        <source>Writes the open questions as a sheet for those who know the answers.</source>
        <translation>Schreibt die offenen Fragen als Bogen für alle, die die Antworten kennen.</translation>
    </message>
    <message>
        <source>R&amp;ead answers back…</source>
        <translation>An&amp;tworten einlesen …</translation>
    </message>
    <message>
        <source>Takes over the answers of filled-in questionnaires, as one step.</source>
        <translation>Übernimmt die Antworten ausgefüllter Fragebögen in einem Schritt.</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>Neues F&amp;enster</translation>
    </message>
    <message>
        <source>Opens another window, for a second model.</source>
        <translation>Öffnet ein weiteres Fenster für ein zweites Modell.</translation>
    </message>
    <message>
        <source>&amp;Close model</source>
        <translation>Modell s&amp;chließen</translation>
    </message>
    <message>
        <source>Closes the model and returns to the welcome page.</source>
        <translation>Schließt das Modell und kehrt zur Startseite zurück.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Leaves the program; unsaved work is asked about.</source>
        <translation>Verlässt das Programm; bei ungesicherter Arbeit wird nachgefragt.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Takes back the last change.</source>
        <translation>Nimmt die letzte Änderung zurück.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Makes the change again that was taken back.</source>
        <translation>Macht die zurückgenommene Änderung wieder.</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Moves the selection to the clipboard.</source>
        <translation>Verschiebt die Auswahl in die Zwischenablage.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selection with all it holds; it can be pasted in another window or a text editor.</source>
        <translation>Kopiert die Auswahl mit allem, was sie enthält; sie lässt sich in ein anderes Fenster oder einen Texteditor einfügen.</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete from the &amp;model</source>
        <translation>Aus dem &amp;Modell löschen</translation>
    </message>
    <message>
        <source>Deletes the selection from the model and so from every view, with all it holds and the flows that lose an end.</source>
        <translation>Löscht die Auswahl aus dem Modell und damit aus jeder Sicht, mit allem, was sie enthält, und den Flüssen, die ein Ende verlieren.</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Renames the selected element or flow in place.</source>
        <translation>Benennt das ausgewählte Element oder den ausgewählten Fluss an Ort und Stelle um.</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alles au&amp;swählen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>Su&amp;chen …</translation>
    </message>
    <message>
        <source>Finds elements and flows by name and goes from one to the next.</source>
        <translation>Findet Elemente und Flüsse nach ihrem Namen und geht von einem zum nächsten.</translation>
    </message>
    <message>
        <source>Pr&amp;operties</source>
        <translation>Ei&amp;genschaften</translation>
    </message>
    <message>
        <source>Puts the cursor into the properties of the selection.</source>
        <translation>Setzt den Cursor in die Eigenschaften der Auswahl.</translation>
    </message>
    <message>
        <source>&amp;Diagram</source>
        <translation>Dia&amp;gramm</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Adds an element to the diagram.</source>
        <translation>Fügt dem Diagramm ein Element hinzu.</translation>
    </message>
    <message>
        <source>Add &amp;surroundings…</source>
        <translation>Um&amp;gebung hinzufügen …</translation>
    </message>
    <message>
        <source>Shows what could be assumed around the model (ingress controller, DNS, CI, operators, developers) and adds it.</source>
        <translation>Zeigt, was um das Modell herum anzunehmen wäre (Ingress-Controller, DNS, CI, Betrieb, Entwicklung), und fügt es hinzu.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Draws a flow from the selected element.</source>
        <translation>Zieht einen Fluss vom ausgewählten Element aus.</translation>
    </message>
    <message>
        <source>Reattach the &amp;end of a flow</source>
        <translation>&amp;Ende eines Flusses umhängen</translation>
    </message>
    <message>
        <source>Chooses anew where the selected flow goes.</source>
        <translation>Legt neu fest, wohin der ausgewählte Fluss führt.</translation>
    </message>
    <message>
        <source>Reattach the &amp;beginning of a flow</source>
        <translation>A&amp;nfang eines Flusses umhängen</translation>
    </message>
    <message>
        <source>Chooses anew where the selected flow comes from.</source>
        <translation>Legt neu fest, woher der ausgewählte Fluss kommt.</translation>
    </message>
    <message>
        <source>Re&amp;verse flows</source>
        <translation>Flüsse um&amp;kehren</translation>
    </message>
    <message>
        <source>Swaps the ends of the selected flows.</source>
        <translation>Vertauscht Anfang und Ende der ausgewählten Flüsse.</translation>
    </message>
    <message>
        <source>Straig&amp;hten flows</source>
        <translation>Flüsse &amp;begradigen</translation>
    </message>
    <message>
        <source>Makes the selected flows straight; they stay so until they are bent or laid out.</source>
        <translation>Macht die ausgewählten Flüsse gerade; sie bleiben es, bis sie geknickt oder angeordnet werden.</translation>
    </message>
    <message>
        <source>&amp;Lay out anew</source>
        <translation>Neu &amp;anordnen</translation>
    </message>
    <message>
        <source>Arranges the whole diagram automatically.</source>
        <translation>Ordnet das ganze Diagramm selbsttätig an.</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>&amp;Links ausrichten</translation>
    </message>
    <message>
        <source>Aligns the left edges of the selection.</source>
        <translation>Richtet die linken Kanten der Auswahl aus.</translation>
    </message>
    <message>
        <source>Align centers</source>
        <translation>&amp;Zentriert ausrichten</translation>
    </message>
    <message>
        <source>Aligns the selection on a vertical line.</source>
        <translation>Richtet die Auswahl an einer senkrechten Linie aus.</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>&amp;Rechts ausrichten</translation>
    </message>
    <message>
        <source>Aligns the right edges of the selection.</source>
        <translation>Richtet die rechten Kanten der Auswahl aus.</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>&amp;Oben ausrichten</translation>
    </message>
    <message>
        <source>Aligns the top edges of the selection.</source>
        <translation>Richtet die oberen Kanten der Auswahl aus.</translation>
    </message>
    <message>
        <source>Align middles</source>
        <translation>&amp;Mittig ausrichten</translation>
    </message>
    <message>
        <source>Aligns the selection on a horizontal line.</source>
        <translation>Richtet die Auswahl an einer waagerechten Linie aus.</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>&amp;Unten ausrichten</translation>
    </message>
    <message>
        <source>Aligns the bottom edges of the selection.</source>
        <translation>Richtet die unteren Kanten der Auswahl aus.</translation>
    </message>
    <message>
        <source>Distribute horizontally</source>
        <translation>&amp;Waagerecht verteilen</translation>
    </message>
    <message>
        <source>Makes the gaps between the selected elements equal, from left to right.</source>
        <translation>Macht die Abstände zwischen den ausgewählten Elementen von links nach rechts gleich.</translation>
    </message>
    <message>
        <source>Distribute vertically</source>
        <translation>&amp;Senkrecht verteilen</translation>
    </message>
    <message>
        <source>Makes the gaps between the selected elements equal, from top to bottom.</source>
        <translation>Macht die Abstände zwischen den ausgewählten Elementen von oben nach unten gleich.</translation>
    </message>
    <message>
        <source>&amp;Put into…</source>
        <translation>&amp;In Rahmen legen …</translation>
    </message>
    <message>
        <source>Puts the selection into a host, registry, orchestrator or boundary: what stands in a box is a part of it.</source>
        <translation>Legt die Auswahl in einen Host, eine Registry, einen Orchestrator oder eine Vertrauensgrenze: Was in einem Rahmen steht, gehört dazu.</translation>
    </message>
    <message>
        <source>Take o&amp;ut</source>
        <translation>Aus &amp;dem Rahmen nehmen</translation>
    </message>
    <message>
        <source>Takes the selection out of the box that it stands in.</source>
        <translation>Nimmt die Auswahl aus dem Rahmen, in dem sie steht.</translation>
    </message>
    <message>
        <source>Wrap in a trust bounda&amp;ry</source>
        <translation>Mit Ver&amp;trauensgrenze umgeben</translation>
    </message>
    <message>
        <source>Draws a trust boundary round the selection.</source>
        <translation>Zieht eine Vertrauensgrenze um die Auswahl.</translation>
    </message>
    <message>
        <source>Wrap in a host</source>
        <translation>Mit Host umgeben</translation>
    </message>
    <message>
        <source>Draws a host round the selection.</source>
        <translation>Zieht einen Host um die Auswahl.</translation>
    </message>
    <message>
        <source>La&amp;y out the selection</source>
        <translation>Auswahl anordnen</translation>
    </message>
    <message>
        <source>Lays out what stands in the selected box, or the selected elements, and keeps the rest.</source>
        <translation>Ordnet an, was im ausgewählten Rahmen steht, oder die ausgewählten Elemente; alles andere bleibt.</translation>
    </message>
    <message>
        <source>&amp;Flows as ports or lines</source>
        <translation>&amp;Flüsse als Anschlüsse oder Linien</translation>
    </message>
    <message>
        <source>Draws the flows of the selected element as marks at its partners, or as lines again.</source>
        <translation>Zeichnet die Flüsse des ausgewählten Elements als Marken an ihren Gegenstellen oder wieder als Linien.</translation>
    </message>
    <message>
        <source>Lines at ri&amp;ght angles</source>
        <translation>Re&amp;chtwinklige Linien</translation>
    </message>
    <message>
        <source>Leads the lines of this view at right angles, round what they have nothing to do with.</source>
        <translation>Führt die Linien dieser Sicht rechtwinklig um alles herum, was sie nichts angeht.</translation>
    </message>
    <message>
        <source>S&amp;traight lines</source>
        <translation>Gerade Linien</translation>
    </message>
    <message>
        <source>Leads the lines of this view straight, with a bend where something stands in between.</source>
        <translation>Führt die Linien dieser Sicht gerade, mit einem Knick, wo etwas dazwischensteht.</translation>
    </message>
    <message>
        <source>Curve&amp;d lines</source>
        <translation>Gebogene Linien</translation>
    </message>
    <message>
        <source>Draws the lines of this view with wide curves.</source>
        <translation>Zeichnet die Linien dieser Sicht in weiten Bögen.</translation>
    </message>
    <message>
        <source>&amp;Out of scope</source>
        <translation>Nicht betrachten</translation>
    </message>
    <message>
        <source>Leaves the selection out of the analysis, with a reason.</source>
        <translation>Nimmt die Auswahl mit einer Begründung aus der Analyse.</translation>
    </message>
    <message>
        <source>Ta&amp;ken over</source>
        <translation>Kom&amp;promittiert</translation>
    </message>
    <message>
        <source>Marks the selection as what an attacker has already: attack paths start there.</source>
        <translation>Kennzeichnet die Auswahl als bereits in der Hand eines Angreifers: Dort beginnen Angriffspfade.</translation>
    </message>
    <message>
        <source>&amp;Worth having</source>
        <translation>Lohnendes Ziel</translation>
    </message>
    <message>
        <source>Marks the selection as what an attacker is after: attack paths lead to it.</source>
        <translation>Kennzeichnet die Auswahl als das, worauf ein Angreifer aus ist: Dorthin führen Angriffspfade.</translation>
    </message>
    <message>
        <source>S&amp;nap to grid</source>
        <translation>Am Raster fangen</translation>
    </message>
    <message>
        <source>Moves elements in steps of the grid.</source>
        <translation>Verschiebt Elemente in Schritten des Rasters.</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Palette</source>
        <translation>&amp;Palette</translation>
    </message>
    <message>
        <source>Shows or hides the palette.</source>
        <translation>Zeigt oder verbirgt die Palette.</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>G&amp;liederung</translation>
    </message>
    <message>
        <source>Shows or hides the outline.</source>
        <translation>Zeigt oder verbirgt die Gliederung.</translation>
    </message>
    <message>
        <source>Prop&amp;erties</source>
        <translation>&amp;Eigenschaften</translation>
    </message>
    <message>
        <source>Shows or hides the properties.</source>
        <translation>Zeigt oder verbirgt die Eigenschaften.</translation>
    </message>
    <message>
        <source>Findings and &amp;questions</source>
        <translation>&amp;Befunde und Fragen</translation>
    </message>
    <message>
        <source>Shows or hides the panel below the diagram.</source>
        <translation>Zeigt oder verbirgt den Bereich unter dem Diagramm.</translation>
    </message>
    <message>
        <source>O&amp;verview map</source>
        <translation>&amp;Übersichtskarte</translation>
    </message>
    <message>
        <source>Shows or hides the small map of the whole diagram.</source>
        <translation>Zeigt oder verbirgt die kleine Karte des ganzen Diagramms.</translation>
    </message>
    <message>
        <source>Goes to the diagram.</source>
        <translation>Geht zum Diagramm.</translation>
    </message>
    <message>
        <source>&amp;Threats</source>
        <translation>Bedr&amp;ohungen</translation>
    </message>
    <message>
        <source>Goes to the table of all threats.</source>
        <translation>Geht zur Tabelle aller Bedrohungen.</translation>
    </message>
    <message>
        <source>STRIDE &amp;matrix</source>
        <translation>STRIDE-&amp;Matrix</translation>
    </message>
    <message>
        <source>Goes to the matrix of elements and STRIDE categories.</source>
        <translation>Geht zur Matrix aus Elementen und STRIDE-Kategorien.</translation>
    </message>
    <message>
        <source>&amp;Attack paths</source>
        <translation>&amp;Angriffspfade</translation>
    </message>
    <message>
        <source>Goes to the ways an attacker can take.</source>
        <translation>Geht zu den Wegen, die ein Angreifer nehmen kann.</translation>
    </message>
    <message>
        <source>W&amp;hat if</source>
        <translation>&amp;Was wäre, wenn</translation>
    </message>
    <message>
        <source>Goes to what to do first, and what would be if it were done.</source>
        <translation>Geht zu dem, was zuerst zu tun ist, und was wäre, wenn es getan würde.</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>Be&amp;richt</translation>
    </message>
    <message>
        <source>Goes to the live preview of the report.</source>
        <translation>Geht zur laufenden Vorschau des Berichts.</translation>
    </message>
    <message>
        <source>Attack path overla&amp;y</source>
        <translation>Angriffspfad &amp;hervorheben</translation>
    </message>
    <message>
        <source>Walks along the attack path chosen last and dims everything else; switch it off to see all again.</source>
        <translation>Geht den zuletzt gewählten Angriffspfad entlang und blendet alles andere ab; ausgeschaltet ist wieder alles zu sehen.</translation>
    </message>
    <message>
        <source>Diagram vie&amp;w</source>
        <translation>&amp;Sicht des Diagramms</translation>
    </message>
    <message>
        <source>Chooses which part of the model the diagram shows.</source>
        <translation>Wählt, welchen Teil des Modells das Diagramm zeigt.</translation>
    </message>
    <message>
        <source>F&amp;lows shown</source>
        <translation>Gezeigte &amp;Flüsse</translation>
    </message>
    <message>
        <source>Chooses which kinds of flows the diagram shows.</source>
        <translation>Wählt, welche Arten von Flüssen das Diagramm zeigt.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Shows the diagram larger.</source>
        <translation>Zeigt das Diagramm größer.</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Shows the diagram smaller.</source>
        <translation>Zeigt das Diagramm kleiner.</translation>
    </message>
    <message>
        <source>&amp;Fit diagram</source>
        <translation>Diagramm e&amp;inpassen</translation>
    </message>
    <message>
        <source>Shows the whole diagram.</source>
        <translation>Zeigt das ganze Diagramm.</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>Shows the diagram in its own size.</source>
        <translation>Zeigt das Diagramm in seiner eigenen Größe.</translation>
    </message>
    <message>
        <source>Show &amp;networks</source>
        <translation>&amp;Netzwerke zeigen</translation>
    </message>
    <message>
        <source>Draws a tinted hull round the members of each network.</source>
        <translation>Zeichnet um die Mitglieder jedes Netzwerks eine getönte Hülle.</translation>
    </message>
    <message>
        <source>&amp;Classic DFD notation</source>
        <translation>Klassische DFD-No&amp;tation</translation>
    </message>
    <message>
        <source>Draws circles, parallel lines and rectangles, as STRIDE is taught.</source>
        <translation>Zeichnet Kreise, parallele Linien und Rechtecke, wie STRIDE gelehrt wird.</translation>
    </message>
    <message>
        <source>Dar&amp;k theme</source>
        <translation>D&amp;unkles Farbschema</translation>
    </message>
    <message>
        <source>Switches between the dark and the light theme.</source>
        <translation>Wechselt zwischen dunklem und hellem Farbschema.</translation>
    </message>
    <message>
        <source>Full &amp;screen</source>
        <translation>Vollbil&amp;d</translation>
    </message>
    <message>
        <source>Gives the window the whole screen.</source>
        <translation>Gibt dem Fenster den ganzen Bildschirm.</translation>
    </message>
    <message>
        <source>&amp;Decide…</source>
        <translation>&amp;Entscheiden …</translation>
    </message>
    <message>
        <source>Records what was decided on the selected findings.</source>
        <translation>Hält fest, was zu den ausgewählten Befunden entschieden wurde.</translation>
    </message>
    <message>
        <source>&amp;Add a threat of your own…</source>
        <translation>Eigene Bedrohung hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>Adds a threat that no rule covers to the selected element.</source>
        <translation>Fügt dem ausgewählten Element eine Bedrohung hinzu, die keine Regel abdeckt.</translation>
    </message>
    <message>
        <source>All deci&amp;sions…</source>
        <translation>&amp;Alle Entscheidungen …</translation>
    </message>
    <message>
        <source>Lists every decision and how it stands today: expired ones and those whose finding has gone are marked.</source>
        <translation>Listet jede Entscheidung mit ihrem heutigen Stand auf; abgelaufene und solche, deren Befund nicht mehr da ist, sind gekennzeichnet.</translation>
    </message>
    <message>
        <source>&amp;Explain a rule…</source>
        <translation>&amp;Regel erklären …</translation>
    </message>
    <message>
        <source>Shows why a rule fires on an element, does not, or cannot tell, with every value and where it came from.</source>
        <translation>Zeigt, warum eine Regel bei einem Element greift, nicht greift oder es offenlassen muss, mit jedem Wert und seiner Herkunft.</translation>
    </message>
    <message>
        <source>Sho&amp;w on the diagram</source>
        <translation>Im &amp;Diagramm zeigen</translation>
    </message>
    <message>
        <source>Shows the element or flow of the finding on the diagram.</source>
        <translation>Zeigt das Element oder den Fluss des Befunds im Diagramm.</translation>
    </message>
    <message>
        <source>Re&amp;move a threat of your own</source>
        <translation>Eigene Bedrohung ent&amp;fernen</translation>
    </message>
    <message>
        <source>Removes the threat that is being read, if a person added it.</source>
        <translation>Entfernt die angezeigte Bedrohung, wenn sie von Hand hinzugefügt wurde.</translation>
    </message>
    <message>
        <source>&amp;Try changes out</source>
        <translation>Änderungen a&amp;usprobieren</translation>
    </message>
    <message>
        <source>Makes changes provisional: shows what they do to the risk until they are kept or discarded.</source>
        <translation>Macht Änderungen vorläufig: zeigt ihre Wirkung auf das Risiko, bis sie behalten oder verworfen werden.</translation>
    </message>
    <message>
        <source>Find a path &amp;from here</source>
        <translation>Pfad &amp;von hier suchen</translation>
    </message>
    <message>
        <source>Shows where an attacker gets to who has taken over the selected element.</source>
        <translation>Zeigt, wohin ein Angreifer gelangt, der das ausgewählte Element in der Hand hat.</translation>
    </message>
    <message>
        <source>Find a path t&amp;o here</source>
        <translation>Pfad &amp;hierher suchen</translation>
    </message>
    <message>
        <source>Shows how an attacker gets to the selected element.</source>
        <translation>Zeigt, wie ein Angreifer zum ausgewählten Element gelangt.</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>&amp;Nächster Befund</translation>
    </message>
    <message>
        <source>Opens the next finding of the list.</source>
        <translation>Öffnet den nächsten Befund der Liste.</translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation>V&amp;origer Befund</translation>
    </message>
    <message>
        <source>Opens the previous finding of the list.</source>
        <translation>Öffnet den vorigen Befund der Liste.</translation>
    </message>
    <message>
        <source>Threat &amp;catalog…</source>
        <translation>Bedrohungs&amp;katalog …</translation>
    </message>
    <message>
        <source>Every threat and rule, in plain English; rules can be switched off, and catalogs of your own written and loaded.</source>
        <translation>Alle Bedrohungen und Regeln in einfachem Englisch; Regeln lassen sich abschalten, eigene Kataloge schreiben und laden.</translation>
    </message>
    <message>
        <source>P&amp;latform profile…</source>
        <translation>&amp;Plattformprofil …</translation>
    </message>
    <message>
        <source>What is known of hosts, control plane and registries, kept in a file that many models share.</source>
        <translation>Was über Hosts, Control Plane und Registrys bekannt ist, in einer Datei für viele Modelle.</translation>
    </message>
    <message>
        <source>Model deta&amp;ils…</source>
        <translation>Angaben zum &amp;Modell …</translation>
    </message>
    <message>
        <source>Title, authors, scope, assumptions, assets and threat actors: the report&apos;s first page.</source>
        <translation>Titel, Autoren, Betrachtungsbereich, Annahmen, Schutzgüter und Angreifer: die erste Seite des Berichts.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette …</translation>
    </message>
    <message>
        <source>Finds any command by its name.</source>
        <translation>Findet jeden Befehl nach seinem Namen.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>Lists every command; shortcuts can be changed.</source>
        <translation>Listet alle Befehle auf; Tastenkürzel lassen sich ändern.</translation>
    </message>
    <message>
        <source>&amp;About Bulkhead</source>
        <translation>Über B&amp;ulkhead</translation>
    </message>
    <message>
        <source>Version and licence.</source>
        <translation>Version und Lizenz.</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Moves the cursor to the next panel of the window.</source>
        <translation>Setzt den Cursor in den nächsten Bereich des Fensters.</translation>
    </message>
    <message>
        <source>Langua&amp;ge</source>
        <translation>Spra&amp;che</translation>
    </message>
    <message>
        <source>Chooses the language of the window, from the next start on.</source>
        <translation>Wählt die Sprache des Fensters; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Paste properti&amp;es</source>
        <translation>Eigenschaften ein&amp;fügen</translation>
    </message>
    <message>
        <source>Gives the selected elements what is stated of the copied one; what is open there stays as it is.</source>
        <translation>Gibt den ausgewählten Elementen, was zum kopierten angegeben ist; was dort offen ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Show &amp;in view…</source>
        <translation>In Sicht zeigen …</translation>
    </message>
    <message>
        <source>Puts the selection on another view as well: one element on several views is one element.</source>
        <translation>Zeigt die Auswahl auch in einer anderen Sicht: Ein Element in mehreren Sichten ist ein einziges Element.</translation>
    </message>
    <message>
        <source>Ne&amp;xt view</source>
        <translation>Nä&amp;chste Sicht</translation>
    </message>
    <message>
        <source>Shows the next view of the model on the diagram.</source>
        <translation>Zeigt im Diagramm die nächste Sicht des Modells.</translation>
    </message>
    <message>
        <source>Pre&amp;vious view</source>
        <translation>&amp;Vorige Sicht</translation>
    </message>
    <message>
        <source>Shows the previous view of the model on the diagram.</source>
        <translation>Zeigt im Diagramm die vorige Sicht des Modells.</translation>
    </message>
    <message>
        <source>New &amp;empty view</source>
        <translation>Neue &amp;leere Sicht</translation>
    </message>
    <message>
        <source>Adds a view with nothing on it.</source>
        <translation>Fügt eine Sicht hinzu, die noch nichts zeigt.</translation>
    </message>
    <message>
        <source>New view of the &amp;selection</source>
        <translation>Neue Sicht der &amp;Auswahl</translation>
    </message>
    <message>
        <source>Adds a view of the selected elements and all that they hold, in their places.</source>
        <translation>Fügt eine Sicht der ausgewählten Elemente hinzu, mit allem, was sie enthalten, an denselben Stellen.</translation>
    </message>
    <message>
        <source>New view of a &amp;box…</source>
        <translation>Neue Sicht eines &amp;Rahmens …</translation>
    </message>
    <message>
        <source>Adds a view of a namespace, host or other box, and of what that exchanges data with.</source>
        <translation>Fügt eine Sicht eines Namespace, Hosts oder anderen Rahmens hinzu und dessen, womit er Daten austauscht.</translation>
    </message>
    <message>
        <source>New view of an attack &amp;path…</source>
        <translation>Neue Sicht eines Angriffs&amp;pfads …</translation>
    </message>
    <message>
        <source>Adds a view of the elements on an attack path and the boxes round them.</source>
        <translation>Fügt eine Sicht der Elemente eines Angriffspfads und der Rahmen darum hinzu.</translation>
    </message>
    <message>
        <source>New view of what a &amp;finding touches</source>
        <translation>Neue Sicht zum &amp;Befund</translation>
    </message>
    <message>
        <source>Adds a view of the elements that the chosen findings are about and the boxes round them.</source>
        <translation>Fügt eine Sicht der Elemente hinzu, um die es in den gewählten Befunden geht, und der Rahmen darum.</translation>
    </message>
    <message>
        <source>New view of what has no &amp;owner</source>
        <translation>Neue Sicht von allem ohne &amp;Eigentümer</translation>
    </message>
    <message>
        <source>Adds a view of the elements for which no tenant is stated, neither theirs nor that of a box round them.</source>
        <translation>Fügt eine Sicht der Elemente hinzu, für die kein Mandant angegeben ist, weder ihr eigener noch der eines Rahmens darum.</translation>
    </message>
    <message>
        <source>&amp;Rename view</source>
        <translation>Sicht &amp;umbenennen</translation>
    </message>
    <message>
        <source>Renames the view in its tab.</source>
        <translation>Benennt die Sicht in ihrem Reiter um.</translation>
    </message>
    <message>
        <source>&amp;Duplicate view</source>
        <translation>Sicht &amp;duplizieren</translation>
    </message>
    <message>
        <source>Adds another view that shows the same in the same places.</source>
        <translation>Fügt eine weitere Sicht hinzu, die dasselbe an denselben Stellen zeigt.</translation>
    </message>
    <message>
        <source>Move view to the &amp;left</source>
        <translation>Sicht nach &amp;links verschieben</translation>
    </message>
    <message>
        <source>Puts the view before the one on its left; reports have their chapters in this order.</source>
        <translation>Stellt die Sicht vor die links von ihr; Berichte haben ihre Kapitel in dieser Reihenfolge.</translation>
    </message>
    <message>
        <source>Move view to the r&amp;ight</source>
        <translation>Sicht nach &amp;rechts verschieben</translation>
    </message>
    <message>
        <source>Puts the view behind the one on its right; reports have their chapters in this order.</source>
        <translation>Stellt die Sicht hinter die rechts von ihr; Berichte haben ihre Kapitel in dieser Reihenfolge.</translation>
    </message>
    <message>
        <source>Dele&amp;te view</source>
        <translation>&amp;Sicht löschen</translation>
    </message>
    <message>
        <source>Deletes the view; what it shows stays in the model.</source>
        <translation>Löscht die Sicht; was sie zeigt, bleibt im Modell.</translation>
    </message>
    <message>
        <source>F&amp;ind and replace in names…</source>
        <translation>In &amp;Namen ersetzen …</translation>
    </message>
    <message>
        <source>Replaces a text in the names of elements and flows, and shows the names before they change.</source>
        <translation>Ersetzt einen Text in den Namen von Elementen und Flüssen und zeigt die Namen, bevor sie sich ändern.</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Puts a text on this view, with arrows to what is selected.</source>
        <translation>Stellt einen Text auf diese Sicht, mit Pfeilen zu dem, was ausgewählt ist.</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>Shows the diagram alone on the whole screen: views, attack paths and top threats, slide by slide, with a text beside.</source>
        <translation>Zeigt das Diagramm allein auf dem ganzen Bildschirm: Sichten, Angriffspfade und Hauptbedrohungen, Folie für Folie, mit einem Text daneben.</translation>
    </message>
    <message>
        <source>Goes to what each layer does here, from people to container, and what is open.</source>
        <translation>Zeigt, was jede Schicht hier leistet, von den Menschen bis zum Container, und was offen ist.</translation>
    </message>
    <message>
        <source>Defense in depth</source>
        <translation>Gestaffelte Verteidigung</translation>
    </message>
    <message>
        <source>Collapse or e&amp;xpand</source>
        <translation>Zu- oder aufklappen</translation>
    </message>
    <message>
        <source>Shows the selected box as a card with counts of what it holds, its worst rating and its flows bundled, or all of it again.</source>
        <translation>Zeigt den gewählten Rahmen als Karte mit der Zahl seiner Inhalte, ihrer schlimmsten Bewertung und gebündelten Flüssen, oder wieder ganz.</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <source>Shows every box of this view that holds something as a card.</source>
        <translation>Zeigt jeden Rahmen dieser Sicht, der etwas enthält, als Karte.</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <source>Shows what stands in every collapsed box of this view again.</source>
        <translation>Zeigt wieder, was in den zugeklappten Rahmen dieser Sicht steht.</translation>
    </message>
    <message>
        <source>Te&amp;ach</source>
        <translation>&amp;Unterricht</translation>
    </message>
    <message>
        <source>&amp;New workshop…</source>
        <translation>&amp;Neuer Workshop …</translation>
    </message>
    <message>
        <source>Prepares a workshop on this model: the files and papers for participants and facilitator.</source>
        <translation>Bereitet einen Workshop zu diesem Modell vor: Dateien und Unterlagen für Teilnehmende und Moderation.</translation>
    </message>
    <message>
        <source>&amp;Open workshop…</source>
        <translation>Workshop ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Opens the workshop of a facilitator, or the task of a participant.</source>
        <translation>Öffnet den Workshop einer Moderation oder die Aufgabe von Teilnehmenden.</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>&amp;Lektionen</translation>
    </message>
    <message>
        <source>Short lessons to learn threat modelling by oneself.</source>
        <translation>Kurze Lektionen, um Bedrohungsmodellierung allein zu lernen.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Shows or hides the steps of the undo history.</source>
        <translation>Zeigt oder verbirgt die Schritte, die rückgängig gemacht werden können.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Shows the pages of the diagram and prints them, on one page or on several to put together.</source>
        <translation>Zeigt die Seiten des Diagramms und druckt sie, auf einer Seite oder auf mehreren zum Zusammensetzen.</translation>
    </message>
    <message>
        <source>Reopen at start</source>
        <translation>Beim Start wieder öffnen</translation>
    </message>
    <message>
        <source>Opens at the next start what is open now, with the view, zoom and place that are in sight.</source>
        <translation>Öffnet beim nächsten Start, was jetzt offen ist, mit Ansicht, Zoom und Ausschnitt.</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>Copies the diagram as SVG and PNG, for slides and documents.</source>
        <translation>Kopiert das Diagramm als SVG und PNG, für Folien und Dokumente.</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Nach unten ausfüllen</translation>
    </message>
    <message>
        <source>Gives the selected cells of the table what the first row of them says.</source>
        <translation>Gibt den ausgewählten Zellen der Tabelle, was in ihrer ersten Zeile steht.</translation>
    </message>
    <message>
        <source>Table of elements</source>
        <translation>Tabelle der Elemente</translation>
    </message>
    <message>
        <source>Goes to the table of elements and properties, edited as in a spreadsheet.</source>
        <translation>Geht zur Tabelle der Elemente und Eigenschaften, die wie in einer Tabellenkalkulation bearbeitet wird.</translation>
    </message>
    <message>
        <source>Adds what was copied to the diagram, or writes it into the cells of the table.</source>
        <translation>Fügt das Kopierte in das Diagramm ein oder schreibt es in die Zellen der Tabelle.</translation>
    </message>
    <message>
        <source>Adds a copy of the selection beside it; in the table, fills the selected cells from the first.</source>
        <translation>Fügt neben der Auswahl eine Kopie davon ein; füllt in der Tabelle die gewählten Zellen mit der ersten.</translation>
    </message>
    <message>
        <source>Takes the selection off this view; what no other view shows is deleted from the model, with all inside it and the flows that lose an end. In the table, clears the cells.</source>
        <translation>Nimmt die Auswahl aus dieser Sicht; was keine andere Sicht zeigt, wird aus dem Modell gelöscht, mit allem darin und den Flüssen, die ein Ende verlieren. Leert in der Tabelle die Zellen.</translation>
    </message>
    <message>
        <source>Selects everything on the diagram, or in the table.</source>
        <translation>Wählt alles im Diagramm oder in der Tabelle aus.</translation>
    </message>
</context>
<context>
    <name>DecideText</name>
    <message numerus="yes">
        <source>%n findings are decided together.</source>
        <translation>
            <numerusform>%n Befund wird entschieden.</numerusform>
            <numerusform>%n Befunde werden gemeinsam entschieden.</numerusform>
        </translation>
    </message>
    <message>
        <source>These findings vanished meanwhile; no decision was recorded on them:</source>
        <translation>Diese Befunde sind inzwischen verschwunden; zu ihnen wurde keine Entscheidung festgehalten:</translation>
    </message>
    <message>
        <source>The finding is no longer there</source>
        <translation>Der Befund ist nicht mehr da</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>The threat was not added</source>
        <translation>Die Bedrohung wurde nicht hinzugefügt</translation>
    </message>
    <message>
        <source>“%1” was removed while the threat was being described.</source>
        <translation>„%1“ wurde entfernt, während die Bedrohung beschrieben wurde.</translation>
    </message>
    <message>
        <source>Add threat “%1”</source>
        <translation>Bedrohung „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Decide: reopen %1</source>
        <translation>Entscheidung: %1 wieder öffnen</translation>
    </message>
    <message>
        <source>Decide: %1 is mitigated</source>
        <translation>Entscheidung: %1 ist gemindert</translation>
    </message>
    <message>
        <source>Decide: accept %1</source>
        <translation>Entscheidung: %1 akzeptieren</translation>
    </message>
    <message>
        <source>Decide: transfer %1</source>
        <translation>Entscheidung: %1 übertragen</translation>
    </message>
    <message>
        <source>Decide: %1 does not apply</source>
        <translation>Entscheidung: %1 trifft nicht zu</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>DeskWords</name>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
</context>
<context>
    <name>DiagramKeys</name>
    <message>
        <source>Next element</source>
        <translation>Nächstes Element</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>Walks through the elements in reading order.</source>
        <translation>Geht in Leserichtung durch die Elemente.</translation>
    </message>
    <message>
        <source>Element in a direction</source>
        <translation>Element in einer Richtung</translation>
    </message>
    <message>
        <source>Alt+arrows</source>
        <translation>Alt+Pfeiltasten</translation>
    </message>
    <message>
        <source>Selects the next element that way.</source>
        <translation>Wählt das nächste Element in dieser Richtung aus.</translation>
    </message>
    <message>
        <source>Next flow</source>
        <translation>Nächster Fluss</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Walks through the flows of the selected element.</source>
        <translation>Geht durch die Flüsse des ausgewählten Elements.</translation>
    </message>
    <message>
        <source>Place beside or inside the selection</source>
        <translation>Neben oder in die Auswahl setzen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>After the letter of an element: into the selected box, or beside the selected element.</source>
        <translation>Nach dem Buchstaben eines Elements: in den ausgewählten Rahmen oder neben das ausgewählte Element.</translation>
    </message>
    <message>
        <source>Properties of the selection</source>
        <translation>Eigenschaften der Auswahl</translation>
    </message>
    <message>
        <source>Puts the cursor into the properties.</source>
        <translation>Setzt den Cursor in die Eigenschaften.</translation>
    </message>
    <message>
        <source>Move the selection</source>
        <translation>Auswahl verschieben</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>By a step of the grid, with Shift by one unit.</source>
        <translation>Um einen Schritt des Rasters, mit Umschalt um eine Einheit.</translation>
    </message>
    <message>
        <source>Resize the selection</source>
        <translation>Größe der Auswahl ändern</translation>
    </message>
    <message>
        <source>Alt+Shift+arrows</source>
        <translation>Alt+Umschalt+Pfeiltasten</translation>
    </message>
    <message>
        <source>Moves the right and the lower edge by a step of the grid.</source>
        <translation>Verschiebt die rechte und die untere Kante um einen Schritt des Rasters.</translation>
    </message>
    <message>
        <source>Aim a flow</source>
        <translation>Mit einem Fluss zielen</translation>
    </message>
    <message>
        <source>Arrows, Page up, Page down, Enter</source>
        <translation>Pfeiltasten, Bild auf, Bild ab, Eingabe</translation>
    </message>
    <message>
        <source>After C or T: to an element that way, the box around it, or what is inside.</source>
        <translation>Nach C oder T: auf ein Element in dieser Richtung, den Rahmen darum oder dessen Inhalt.</translation>
    </message>
    <message>
        <source>Reattach a flow</source>
        <translation>Fluss umhängen</translation>
    </message>
    <message>
        <source>T, Shift+T</source>
        <translation>T, Umschalt+T</translation>
    </message>
    <message>
        <source>Chooses anew where the selected flow goes, with Shift where it comes from.</source>
        <translation>Legt neu fest, wohin der ausgewählte Fluss führt, mit Umschalt, woher er kommt.</translation>
    </message>
    <message>
        <source>Bend a flow</source>
        <translation>Fluss knicken</translation>
    </message>
    <message>
        <source>Moves the chosen bend of the selected flow, or makes the first one.</source>
        <translation>Verschiebt den gewählten Knick des ausgewählten Flusses oder macht den ersten.</translation>
    </message>
    <message>
        <source>Choose a bend</source>
        <translation>Knick wählen</translation>
    </message>
    <message>
        <source>Page up, Page down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Takes the next or the previous bend of the selected flow.</source>
        <translation>Nimmt den nächsten oder vorigen Knick des ausgewählten Flusses.</translation>
    </message>
    <message>
        <source>Add or remove a bend</source>
        <translation>Knick hinzufügen oder entfernen</translation>
    </message>
    <message>
        <source>Ins, Shift+Backspace</source>
        <translation>Einfg, Umschalt+Rücktaste</translation>
    </message>
    <message>
        <source>Behind the chosen bend, or the chosen one.</source>
        <translation>Hinter dem gewählten Knick beziehungsweise diesen selbst.</translation>
    </message>
    <message>
        <source>Give up a gesture</source>
        <translation>Geste abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Puts back what is being dragged, or clears the selection.</source>
        <translation>Legt zurück, was gerade gezogen wird, oder hebt die Auswahl auf.</translation>
    </message>
    <message>
        <source>Move the sheet</source>
        <translation>Blatt verschieben</translation>
    </message>
    <message>
        <source>Space+drag, middle button</source>
        <translation>Leertaste+Ziehen, mittlere Taste</translation>
    </message>
    <message>
        <source>Scrolls the diagram with the mouse.</source>
        <translation>Verschiebt das Diagramm mit der Maus.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Zooms at the pointer.</source>
        <translation>Zoomt am Mauszeiger.</translation>
    </message>
    <message>
        <source>Select in a rectangle</source>
        <translation>In einem Rechteck auswählen</translation>
    </message>
    <message>
        <source>Drag, Shift+drag</source>
        <translation>Ziehen, Umschalt+Ziehen</translation>
    </message>
    <message>
        <source>Shift also inside a host or registry, which a drag moves otherwise.</source>
        <translation>Mit Umschalt auch in einem Host oder einer Registry, die sonst verschoben würden.</translation>
    </message>
    <message>
        <source>Without snapping</source>
        <translation>Ohne Fangen</translation>
    </message>
    <message>
        <source>Alt+drag</source>
        <translation>Alt+Ziehen</translation>
    </message>
    <message>
        <source>Neither grid nor guides catch what is dragged.</source>
        <translation>Weder Raster noch Hilfslinien fangen, was gezogen wird.</translation>
    </message>
    <message>
        <source>On the diagram</source>
        <translation>Im Diagramm</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Then a click, a drag or Enter places it.</source>
        <translation>Danach setzt ein Klick, Ziehen oder die Eingabetaste das Element.</translation>
    </message>
    <message>
        <source>Choose a view</source>
        <translation>Sicht wählen</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Shows the view on the diagram; F6 goes to the tabs and back.</source>
        <translation>Zeigt die Sicht im Diagramm; F6 geht zu den Reitern und zurück.</translation>
    </message>
    <message>
        <source>Rename or delete a view</source>
        <translation>Sicht umbenennen oder löschen</translation>
    </message>
    <message>
        <source>F2, Del</source>
        <translation>F2, Entf</translation>
    </message>
    <message>
        <source>Of the tab that has the focus; what the view shows stays in the model.</source>
        <translation>Die des Reiters mit dem Fokus; was die Sicht zeigt, bleibt im Modell.</translation>
    </message>
    <message>
        <source>On the tabs of the views</source>
        <translation>Auf den Reitern der Sichten</translation>
    </message>
    <message>
        <source>Write in the selected note</source>
        <translation>In die ausgewählte Notiz schreiben</translation>
    </message>
    <message>
        <source>Enter, F2</source>
        <translation>Eingabe, F2</translation>
    </message>
    <message>
        <source>Ctrl+Enter takes the text, Esc leaves the old one.</source>
        <translation>Strg+Eingabe übernimmt den Text, Esc lässt den alten stehen.</translation>
    </message>
    <message>
        <source>Point from the selected note</source>
        <translation>Von der ausgewählten Notiz aus zeigen</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Then arrows and Enter, or a click: adds an arrow to an element, or takes it away.</source>
        <translation>Danach Pfeiltasten und Eingabe oder ein Klick: fügt einen Pfeil zu einem Element hinzu oder entfernt ihn.</translation>
    </message>
    <message>
        <source>Collapse or expand a box</source>
        <translation>Rahmen zu- oder aufklappen</translation>
    </message>
    <message>
        <source>-, +</source>
        <translation>-, +</translation>
    </message>
    <message>
        <source>The selected box, or the one round the selected element.</source>
        <translation>Den gewählten Rahmen, oder den um das gewählte Element.</translation>
    </message>
</context>
<context>
    <name>DialogText</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungesicherte Änderungen</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>„%1“ hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Do you want to save them?</source>
        <translation>Sollen sie gespeichert werden?</translation>
    </message>
    <message>
        <source>Unsaved work was found</source>
        <translation>Ungesicherte Arbeit gefunden</translation>
    </message>
    <message>
        <source>Recovered work is opened and not yet saved. Work that is thrown away is gone for good. With “Later” it is kept, and you are asked again at the next start.</source>
        <translation>Wiederhergestellte Arbeit wird geöffnet und ist noch nicht gespeichert. Weggeworfene Arbeit ist endgültig verloren. Mit „Später“ bleibt sie erhalten, und beim nächsten Start wird wieder gefragt.</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Wegwerfen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Read the files as they are</source>
        <translation>Dateien lesen, wie sie sind</translation>
    </message>
</context>
<context>
    <name>DifferenceText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und noch %n</numerusform>
            <numerusform>und noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Enthalten in</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>DisplayNames</name>
    <message numerus="yes">
        <source>%n external entitie(s)</source>
        <translation>
            <numerusform>%n externe Entität</numerusform>
            <numerusform>%n externe Entitäten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n Container</numerusform>
            <numerusform>%n Container</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n Prozess</numerusform>
            <numerusform>%n Prozesse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Image</numerusform>
            <numerusform>%n Images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n registrie(s)</source>
        <translation>
            <numerusform>%n Registry</numerusform>
            <numerusform>%n Registrys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orchestrator(s)</source>
        <translation>
            <numerusform>%n Orchestrator</numerusform>
            <numerusform>%n Orchestratoren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data store(s)</source>
        <translation>
            <numerusform>%n Datenspeicher</numerusform>
            <numerusform>%n Datenspeicher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n Netzwerk</numerusform>
            <numerusform>%n Netzwerke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trust boundarie(s)</source>
        <translation>
            <numerusform>%n Vertrauensgrenze</numerusform>
            <numerusform>%n Vertrauensgrenzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flow(s)</source>
        <translation>
            <numerusform>%n Fluss</numerusform>
            <numerusform>%n Flüsse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>This would put an element inside itself.</source>
        <translation>Das würde ein Element in sich selbst legen.</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>Die Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>The printer takes no pages.</source>
        <translation>Der Drucker nimmt keine Seiten an.</translation>
    </message>
</context>
<context>
    <name>ExportGroupText</name>
    <message>
        <source>Threat report</source>
        <translation>Bedrohungsbericht</translation>
    </message>
    <message>
        <source>Picture of the diagram</source>
        <translation>Bild des Diagramms</translation>
    </message>
    <message>
        <source>List of findings</source>
        <translation>Liste der Befunde</translation>
    </message>
    <message>
        <source>Other tools</source>
        <translation>Andere Werkzeuge</translation>
    </message>
</context>
<context>
    <name>FindingPageText</name>
    <message>
        <source>The threat: %1 %2</source>
        <translation>Die Bedrohung: %1 %2</translation>
    </message>
    <message>
        <source>Why here</source>
        <translation>Warum hier</translation>
    </message>
    <message>
        <source>Why it may be so here</source>
        <translation>Warum es hier so sein kann</translation>
    </message>
    <message>
        <source>The rule’s condition, part by part…</source>
        <translation>Die Bedingung der Regel, Teil für Teil …</translation>
    </message>
    <message>
        <source>Involved: %1</source>
        <translation>Beteiligt: %1</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Inherent: likelihood %1 × impact %2 = %3 of 25</source>
        <translation>Ausgangsrisiko: Wahrscheinlichkeit %1 × Auswirkung %2 = %3 von 25</translation>
    </message>
    <message>
        <source>Residual: nothing, as it was decided</source>
        <translation>Restrisiko: keines, da so entschieden</translation>
    </message>
    <message>
        <source>Residual: likelihood %1 × impact %2 = %3 (%4)</source>
        <translation>Restrisiko: Wahrscheinlichkeit %1 × Auswirkung %2 = %3 (%4)</translation>
    </message>
    <message>
        <source>nothing is decided that lowers it</source>
        <translation>nichts ist entschieden, was es senkt</translation>
    </message>
    <message>
        <source>likelihood %1</source>
        <translation>Wahrscheinlichkeit %1</translation>
    </message>
    <message>
        <source>impact %1</source>
        <translation>Auswirkung %1</translation>
    </message>
    <message>
        <source>How to fix it</source>
        <translation>Wie es zu beheben ist</translation>
    </message>
    <message>
        <source>settles it</source>
        <translation>behebt es</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>Als erledigt kennzeichnen</translation>
    </message>
    <message>
        <source>What if?</source>
        <translation>Was wäre, wenn?</translation>
    </message>
    <message>
        <source>leaves a risk of %1 (%2)</source>
        <translation>lässt ein Risiko von %1 (%2)</translation>
    </message>
    <message>
        <source>lowers the risk</source>
        <translation>senkt das Risiko</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Likelihood %1 × impact %2 = %3 of 25, as estimated by hand</source>
        <translation>Wahrscheinlichkeit %1 × Auswirkung %2 = %3 von 25, von Hand geschätzt</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Nothing decided yet.</source>
        <translation>Noch nichts entschieden.</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden …</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Open again: %1</source>
        <translation>Wieder offen: %1</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>The threat report as one file for a browser: with diagrams, filters and a dark mode.</source>
        <translation>Der Bedrohungsbericht als eine Datei für den Browser: mit Diagrammen, Filtern und dunkler Darstellung.</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>The threat report for printing and for archives.</source>
        <translation>Der Bedrohungsbericht zum Drucken und Ablegen.</translation>
    </message>
    <message>
        <source>Markdown document</source>
        <translation>Markdown-Dokument</translation>
    </message>
    <message>
        <source>The threat report for wikis and repositories, without diagrams.</source>
        <translation>Der Bedrohungsbericht für Wikis und Repositorys, ohne Diagramme.</translation>
    </message>
    <message>
        <source>JSON data of the report</source>
        <translation>JSON-Daten des Berichts</translation>
    </message>
    <message>
        <source>The content of the threat report for scripts.</source>
        <translation>Der Inhalt des Bedrohungsberichts für Skripte.</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>SVG-Bild</translation>
    </message>
    <message>
        <source>The diagram as a vector picture for web pages and documents.</source>
        <translation>Das Diagramm als Vektorbild für Webseiten und Dokumente.</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>The diagram as a picture of pixels for slides and chats.</source>
        <translation>Das Diagramm als Pixelbild für Folien und Chats.</translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation>PDF-Seite</translation>
    </message>
    <message>
        <source>The diagram as a page of its own size.</source>
        <translation>Das Diagramm als Seite in eigener Größe.</translation>
    </message>
    <message>
        <source>Graphviz graph</source>
        <translation>Graphviz-Graph</translation>
    </message>
    <message>
        <source>The diagram&apos;s elements and flows for Graphviz.</source>
        <translation>Die Elemente und Flüsse des Diagramms für Graphviz.</translation>
    </message>
    <message>
        <source>Text list of findings</source>
        <translation>Befundliste als Text</translation>
    </message>
    <message>
        <source>The findings for reading in a terminal or a mail.</source>
        <translation>Die Befunde zum Lesen im Terminal oder in einer E-Mail.</translation>
    </message>
    <message>
        <source>JSON list of findings</source>
        <translation>Befundliste als JSON</translation>
    </message>
    <message>
        <source>The findings with evidence and attack paths for scripts.</source>
        <translation>Die Befunde mit Belegen und Angriffspfaden für Skripte.</translation>
    </message>
    <message>
        <source>SARIF log</source>
        <translation>SARIF-Protokoll</translation>
    </message>
    <message>
        <source>The findings for code-scanning services and development environments.</source>
        <translation>Die Befunde für Code-Scanning-Dienste und Entwicklungsumgebungen.</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV-Tabelle</translation>
    </message>
    <message>
        <source>The findings for spreadsheets, one a row.</source>
        <translation>Die Befunde für Tabellenkalkulationen, einer je Zeile.</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>Findings, issues, decisions, plan, elements and flows as sheets; decisions edited there can be read back.</source>
        <translation>Befunde, Probleme, Entscheidungen, Plan, Elemente und Flüsse als Blätter; dort bearbeitete Entscheidungen lassen sich zurücklesen.</translation>
    </message>
    <message>
        <source>Markdown list of findings</source>
        <translation>Befundliste als Markdown</translation>
    </message>
    <message>
        <source>The findings as a table for pull requests and wikis.</source>
        <translation>Die Befunde als Tabelle für Pull-Requests und Wikis.</translation>
    </message>
    <message>
        <source>Code-quality report</source>
        <translation>Code-Quality-Bericht</translation>
    </message>
    <message>
        <source>What is open as GitLab shows it at the lines of a merge request.</source>
        <translation>Was offen ist, wie GitLab es an den Zeilen eines Merge-Requests zeigt.</translation>
    </message>
    <message>
        <source>Threat Dragon model</source>
        <translation>Threat-Dragon-Modell</translation>
    </message>
    <message>
        <source>The model with its threats for OWASP Threat Dragon 2.</source>
        <translation>Das Modell mit seinen Bedrohungen für OWASP Threat Dragon 2.</translation>
    </message>
    <message>
        <source>Open Threat Model</source>
        <translation>Open Threat Model</translation>
    </message>
    <message>
        <source>The model with its threats for tools that read OTM 0.2.0.</source>
        <translation>Das Modell mit seinen Bedrohungen für Werkzeuge, die OTM 0.2.0 lesen.</translation>
    </message>
    <message>
        <source>ATT&amp;CK Navigator layer</source>
        <translation>Ebene für ATT&amp;CK Navigator</translation>
    </message>
    <message>
        <source>The techniques of ATT&amp;CK that open findings and attack paths make possible.</source>
        <translation>Die ATT&amp;CK-Techniken, die offene Befunde und Angriffspfade möglich machen.</translation>
    </message>
    <message>
        <source>BloodHound OpenGraph</source>
        <translation>BloodHound OpenGraph</translation>
    </message>
    <message>
        <source>The steps of all attack paths as a graph for BloodHound.</source>
        <translation>Die Schritte aller Angriffspfade als Graph für BloodHound.</translation>
    </message>
    <message>
        <source>draw.io diagram</source>
        <translation>draw.io-Diagramm</translation>
    </message>
    <message>
        <source>All diagrams, one a page, with properties as data of the shapes.</source>
        <translation>Alle Diagramme, eines je Seite, mit Eigenschaften als Daten der Formen.</translation>
    </message>
    <message>
        <source>Mermaid flowchart</source>
        <translation>Mermaid-Flussdiagramm</translation>
    </message>
    <message>
        <source>The diagram as text that GitHub, GitLab and wikis draw.</source>
        <translation>Das Diagramm als Text, den GitHub, GitLab und Wikis zeichnen.</translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>The room</source>
        <translation>Der Raum</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Running %1</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>Laying out the diagram</source>
        <translation>Diagramm wird angeordnet</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language changes when Bulkhead is started the next time.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Bulkhead.</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
</context>
<context>
    <name>LayerText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Also found in this layer</source>
        <translation>In dieser Schicht außerdem gefunden</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Virtual machine in its place</source>
        <translation>Virtuelle Maschine an seiner Stelle</translation>
    </message>
    <message numerus="yes">
        <source>Of %n open finding(s) here – falls away: %1; a task of each machine: %2; stays: %3.</source>
        <translation>
            <numerusform>Von %n offenen Befund hier – entfällt: %1; Aufgabe jeder Maschine: %2; bleibt: %3.</numerusform>
            <numerusform>Von %n offenen Befunden hier – entfallen: %1; Aufgabe jeder Maschine: %2; bleiben: %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>In place</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>falls away</source>
        <translation>entfällt</translation>
    </message>
    <message>
        <source>a task of each machine</source>
        <translation>Aufgabe jeder Maschine</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>The model has nothing of this layer that could be asked.</source>
        <translation>Das Modell enthält nichts von dieser Schicht, wonach gefragt werden könnte.</translation>
    </message>
    <message>
        <source>With a virtual machine in the container&apos;s place: %1.</source>
        <translation>Mit einer virtuellen Maschine an Stelle des Containers: %1.</translation>
    </message>
</context>
<context>
    <name>MarkText</name>
    <message>
        <source>Taken over</source>
        <translation>Kompromittiert</translation>
    </message>
    <message>
        <source>Worth having</source>
        <translation>Lohnendes Ziel</translation>
    </message>
    <message>
        <source>Mark %1 “%2”</source>
        <translation>%1 als „%2“ kennzeichnen</translation>
    </message>
    <message>
        <source>Mark %1 no longer “%2”</source>
        <translation>%1 nicht länger als „%2“ kennzeichnen</translation>
    </message>
</context>
<context>
    <name>PasteProperties</name>
    <message>
        <source>Copy the element whose properties are to be pasted.</source>
        <translation>Zuerst das Element kopieren, dessen Eigenschaften eingefügt werden sollen.</translation>
    </message>
    <message>
        <source>Copy one element: its properties are pasted.</source>
        <translation>Ein einzelnes Element kopieren: Dessen Eigenschaften werden eingefügt.</translation>
    </message>
    <message>
        <source>What is stated of %1 holds there already, or says nothing of such elements.</source>
        <translation>Was zu %1 angegeben ist, gilt dort bereits oder betrifft solche Elemente nicht.</translation>
    </message>
    <message>
        <source>Paste properties of %1 to %2</source>
        <translation>Eigenschaften von %1 in %2 einfügen</translation>
    </message>
</context>
<context>
    <name>PathText</name>
    <message>
        <source>Likelihood: %1 = %2</source>
        <translation>Wahrscheinlichkeit: %1 = %2</translation>
    </message>
    <message>
        <source>Paths by shape</source>
        <translation>Pfade nach ihrer Form</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s), up to %1</source>
        <translation>
            <numerusform>%n Pfad, bis zu %1</numerusform>
            <numerusform>%n Pfade, bis zu %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What one control would cut</source>
        <translation>Was eine einzelne Maßnahme abschneiden würde</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n path(s), %2 of their risk</source>
        <translation>
            <numerusform>%1 von %n Pfad, %2 seines Risikos</numerusform>
            <numerusform>%1 von %n Pfaden, %2 ihres Risikos</numerusform>
        </translation>
    </message>
    <message>
        <source>Rests on something nobody has stated.</source>
        <translation>Beruht auf etwas, das niemand angegeben hat.</translation>
    </message>
    <message>
        <source>%1: likelihood %2 × impact %3, each of 5</source>
        <translation>%1: Wahrscheinlichkeit %2 × Auswirkung %3, jeweils von 5</translation>
    </message>
    <message>
        <source>Impact: %1</source>
        <translation>Auswirkung: %1</translation>
    </message>
    <message>
        <source>Nobody says that it is worth having, and nothing of it does.</source>
        <translation>Niemand gibt es als lohnendes Ziel an, und nichts daran spricht dafür.</translation>
    </message>
    <message>
        <source>Opened by %1</source>
        <translation>Ermöglicht durch %1</translation>
    </message>
    <message>
        <source>Nothing leads in from outside.</source>
        <translation>Von außen führt nichts hinein.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n way(s) in reach something worth having</source>
        <translation>
            <numerusform>%1 von %n Weg in Reichweite führt zu einem lohnenden Ziel</numerusform>
            <numerusform>%1 von %n Wegen in Reichweite führen zu einem lohnenden Ziel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shortest path takes %n step(s).</source>
        <translation>
            <numerusform>Der kürzeste Pfad hat %n Schritt.</numerusform>
            <numerusform>Der kürzeste Pfad hat %n Schritte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paths of 2 % and more count, those that differ in their last step alone as one.</source>
        <translation>Es zählen Pfade ab 2 %; solche, die sich nur im letzten Schritt unterscheiden, zählen als einer.</translation>
    </message>
    <message>
        <source>Assumed breach</source>
        <translation>Angenommener Einbruch</translation>
    </message>
    <message numerus="yes">
        <source>Taken over, %1 of %n workload(s), host(s) and account(s) would lead with a likelihood of %2 or more to something worth having besides their own</source>
        <translation>
            <numerusform>Kompromittiert würde %1 von %n Workload, Host oder Konto mit einer Wahrscheinlichkeit von mindestens %2 zu einem weiteren lohnenden Ziel führen</numerusform>
            <numerusform>Kompromittiert würden %1 von %n Workloads, Hosts und Konten mit einer Wahrscheinlichkeit von mindestens %2 zu einem weiteren lohnenden Ziel führen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing worth having can be reached from outside.</source>
        <translation>Von außen ist kein lohnendes Ziel erreichbar.</translation>
    </message>
</context>
<context>
    <name>PrintText</name>
    <message>
        <source>Page %1 of %2: row %3, column %4</source>
        <translation>Seite %1 von %2: Zeile %3, Spalte %4</translation>
    </message>
</context>
<context>
    <name>ProjectorText</name>
    <message>
        <source>What comes now shows names of files and folders. Blank the projector; Enter goes on.</source>
        <translation>Was jetzt kommt, zeigt Namen von Dateien und Ordnern. Den Beamer dunkel schalten; weiter mit Eingabe.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>PropertyRows</name>
    <message>
        <source>Taken over</source>
        <translation>Kompromittiert</translation>
    </message>
    <message>
        <source>An attacker is assumed to have it already: attack paths start there. Unknown: only parties that nobody trusts are starts.</source>
        <translation>Ein Angreifer hat es annahmegemäß bereits in der Hand: Dort beginnen Angriffspfade. Unbekannt: Nur bei Parteien, denen niemand vertraut, beginnen welche.</translation>
    </message>
    <message>
        <source>Worth having</source>
        <translation>Lohnendes Ziel</translation>
    </message>
    <message>
        <source>Attack paths lead to it. Unknown: it follows from its kind and its data.</source>
        <translation>Angriffspfade führen dorthin. Unbekannt: Es ergibt sich aus Art und Daten.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>How people call it. Its identity does not depend on it.</source>
        <translation>Wie es genannt wird. Seine Identität hängt nicht davon ab.</translation>
    </message>
    <message>
        <source>Kind of flow</source>
        <translation>Art des Flusses</translation>
    </message>
    <message>
        <source>What crosses: data, an image pulled or pushed, control, a mount, or log records.</source>
        <translation>Was hinübergeht: Daten, ein geholtes oder abgelegtes Image, Steuerung, eine Einhängung oder Protokolldaten.</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>In beide Richtungen</translation>
    </message>
    <message>
        <source>Whether either end may start talking.</source>
        <translation>Ob jede der beiden Seiten das Gespräch beginnen kann.</translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation>Nicht betrachtet</translation>
    </message>
    <message>
        <source>What is out of scope gets no threats; the report names it with the reason.</source>
        <translation>Was nicht betrachtet wird, bekommt keine Bedrohungen; der Bericht nennt es mit der Begründung.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Why it is out of scope.</source>
        <translation>Warum es nicht betrachtet wird.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Anything worth remembering; printed in the report&apos;s appendix.</source>
        <translation>Alles, was zu merken lohnt; steht im Anhang des Berichts.</translation>
    </message>
</context>
<context>
    <name>QuestionnaireText</name>
    <message>
        <source>Questionnaires (*.md);;All files (*)</source>
        <translation>Fragebögen (*.md);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Fragebogen</translation>
    </message>
    <message>
        <source>Nothing is left to ask.</source>
        <translation>Es ist nichts mehr zu fragen.</translation>
    </message>
    <message>
        <source>Save questionnaire</source>
        <translation>Fragebogen speichern</translation>
    </message>
    <message>
        <source>%1 questions.md</source>
        <translation>Fragen zu %1.md</translation>
    </message>
    <message>
        <source>The questionnaire was not saved</source>
        <translation>Der Fragebogen wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>Read answers back</source>
        <translation>Antworten einlesen</translation>
    </message>
    <message>
        <source>The answers cannot be read</source>
        <translation>Die Antworten können nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1

Nothing was changed.</source>
        <translation>%1

Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) answered</source>
        <translation>
            <numerusform>%n Frage beantwortet</numerusform>
            <numerusform>%n Fragen beantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left open</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) added to the notes.</source>
        <translation>
            <numerusform>%n Bemerkung in die Notizen übernommen.</numerusform>
            <numerusform>%n Bemerkungen in die Notizen übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers of %1</source>
        <translation>Antworten aus %1</translation>
    </message>
    <message numerus="yes">
        <source>Answers of %n questionnaire(s)</source>
        <translation>
            <numerusform>Antworten aus %n Fragebogen</numerusform>
            <numerusform>Antworten aus %n Fragebögen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryOffer</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und noch %n</numerusform>
            <numerusform>und noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The file has changed since, so the work would be opened as a copy.</source>
        <translation>Die Datei hat sich seither geändert; die Arbeit würde daher als Kopie geöffnet.</translation>
    </message>
    <message>
        <source>The file is gone or cannot be read, so the work would be opened as a new model.</source>
        <translation>Die Datei ist nicht mehr da oder nicht lesbar; die Arbeit würde daher als neues Modell geöffnet.</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Ordner: %1</translation>
    </message>
    <message>
        <source>Last change: %1</source>
        <translation>Letzte Änderung: %1</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message numerus="yes">
        <source>Bulkhead was not closed properly and left %n unsaved change(s) to “%1”.</source>
        <translation>
            <numerusform>Bulkhead wurde nicht ordnungsgemäß beendet und hat %n ungesicherte Änderung an „%1“ hinterlassen.</numerusform>
            <numerusform>Bulkhead wurde nicht ordnungsgemäß beendet und hat %n ungesicherte Änderungen an „%1“ hinterlassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) cannot be recovered in full:</source>
        <translation>
            <numerusform>%n Änderung lässt sich nicht vollständig wiederherstellen:</numerusform>
            <numerusform>%n Änderungen lassen sich nicht vollständig wiederherstellen:</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal that contains them is kept under a name that ends in .bad and the date, unless you throw the work away.</source>
        <translation>Das Journal, das sie enthält, bleibt unter einem Namen erhalten, der auf .bad und das Datum endet, sofern die Arbeit nicht weggeworfen wird.</translation>
    </message>
    <message>
        <source>Bulkhead was not closed properly. The unsaved changes to “%1” cannot be recovered:
%2</source>
        <translation>Bulkhead wurde nicht ordnungsgemäß beendet. Die ungesicherten Änderungen an „%1“ lassen sich nicht wiederherstellen:
%2</translation>
    </message>
</context>
<context>
    <name>ReportText</name>
    <message>
        <source>Gathering the report…</source>
        <translation>Bericht wird zusammengetragen …</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Bericht wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>RuleHtml</name>
    <message>
        <source>Where nothing is stated, the platform&apos;s default counts.</source>
        <translation>Wo nichts angegeben ist, zählt die Vorgabe der Plattform.</translation>
    </message>
    <message>
        <source>Where nothing is stated, it is told as something to verify.</source>
        <translation>Wo nichts angegeben ist, meldet sie es als „zu prüfen“.</translation>
    </message>
    <message>
        <source>Where nothing is stated, it keeps silent.</source>
        <translation>Wo nichts angegeben ist, schweigt sie.</translation>
    </message>
    <message>
        <source>Nowhere in the open model.</source>
        <translation>Nirgends im geöffneten Modell.</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und noch %n</numerusform>
            <numerusform> und noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (resolves it)</source>
        <translation>%1 (behebt es)</translation>
    </message>
    <message>
        <source>%1 (reduces it)</source>
        <translation>%1 (mindert es)</translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Fires when</source>
        <translation>Greift, wenn</translation>
    </message>
    <message>
        <source>What is unknown</source>
        <translation>Was unbekannt ist</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Likelihood %1, impact %2. %3</source>
        <translation>Wahrscheinlichkeit %1, Auswirkung %2. %3</translation>
    </message>
    <message>
        <source>Mitigations</source>
        <translation>Gegenmaßnahmen</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Fires on</source>
        <translation>Greift bei</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>How it is done</source>
        <translation>Wie es gemacht wird</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>ScopeText</name>
    <message>
        <source>Out of scope</source>
        <translation>Nicht betrachtet</translation>
    </message>
    <message>
        <source>Why is it out of scope?</source>
        <translation>Warum wird es nicht betrachtet?</translation>
    </message>
    <message>
        <source>What was removed meanwhile was left out.</source>
        <translation>Was inzwischen entfernt wurde, blieb ausgenommen.</translation>
    </message>
    <message>
        <source>Take %1 out of scope</source>
        <translation>%1 aus der Betrachtung nehmen</translation>
    </message>
    <message>
        <source>Take %1 into scope</source>
        <translation>%1 in die Betrachtung aufnehmen</translation>
    </message>
</context>
<context>
    <name>Slides</name>
    <message numerus="yes">
        <source>%n open threat(s) in the model.</source>
        <translation>
            <numerusform>%n offene Bedrohung im Modell.</numerusform>
            <numerusform>%n offene Bedrohungen im Modell.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attack path: %1</source>
        <translation>Angriffspfad: %1</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Top threat %1</source>
        <translation>Hauptbedrohung %1</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>to verify</source>
        <translation>zu prüfen</translation>
    </message>
</context>
<context>
    <name>ThreatList</name>
    <message>
        <source>own</source>
        <translation>eigene</translation>
    </message>
</context>
<context>
    <name>ThreatOverlay</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und noch %n</numerusform>
            <numerusform>und noch %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialText</name>
    <message>
        <source>the Internet</source>
        <translation>das Internet</translation>
    </message>
    <message>
        <source>Attack paths that close</source>
        <translation>Angriffspfade, die sich schließen</translation>
    </message>
    <message>
        <source>Attack paths that become harder</source>
        <translation>Angriffspfade, die schwerer werden</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>then</source>
        <translation>dann</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>Offene Befunde</translation>
    </message>
    <message>
        <source>of these high and critical</source>
        <translation>davon hoch und kritisch</translation>
    </message>
    <message>
        <source>Risk of open findings</source>
        <translation>Risiko der offenen Befunde</translation>
    </message>
    <message>
        <source>Inherent risk, each issue once</source>
        <translation>Ausgangsrisiko, jedes Problem einmal</translation>
    </message>
    <message>
        <source>Residual risk after decisions</source>
        <translation>Restrisiko nach Entscheidungen</translation>
    </message>
    <message>
        <source>Assets in an attacker&apos;s reach</source>
        <translation>Schutzgüter in Reichweite eines Angreifers</translation>
    </message>
    <message>
        <source>Risk of attack paths</source>
        <translation>Risiko der Angriffspfade</translation>
    </message>
    <message>
        <source>open findings %1, their risk %2, assets in reach %3</source>
        <translation>offene Befunde %1, deren Risiko %2, Schutzgüter in Reichweite %3</translation>
    </message>
    <message>
        <source>Findings that close</source>
        <translation>Befunde, die sich erledigen</translation>
    </message>
    <message>
        <source>Findings that come instead</source>
        <translation>Befunde, die stattdessen kommen</translation>
    </message>
    <message>
        <source>What has to be added</source>
        <translation>Was hinzukommen muss</translation>
    </message>
    <message>
        <source>What has to go</source>
        <translation>Was wegfallen muss</translation>
    </message>
    <message>
        <source>What has to be so</source>
        <translation>Was so sein muss</translation>
    </message>
</context>
<context>
    <name>UpdateText</name>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Kept as people stated it</source>
        <translation>Beibehalten, wie von Hand angegeben</translation>
    </message>
    <message>
        <source>stays %1; the source says %2</source>
        <translation>bleibt %1; die Quelle sagt %2</translation>
    </message>
    <message>
        <source>Lost, though people stated it</source>
        <translation>Verloren, obwohl von Hand angegeben</translation>
    </message>
    <message>
        <source>drawn by hand at what is gone</source>
        <translation>von Hand gezeichnet an etwas, das weggefallen ist</translation>
    </message>
    <message>
        <source>was %1; it is gone from the source</source>
        <translation>war %1; in der Quelle nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>was %1; its new kind has none</source>
        <translation>war %1; die neue Art hat es nicht</translation>
    </message>
    <message>
        <source>Left out, since it was removed by hand</source>
        <translation>Ausgelassen, da von Hand entfernt</translation>
    </message>
    <message>
        <source>New findings</source>
        <translation>Neue Befunde</translation>
    </message>
    <message>
        <source>Findings that go</source>
        <translation>Befunde, die wegfallen</translation>
    </message>
</context>
<context>
    <name>VerdictsText</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes, %1</source>
        <translation>ja, %1</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>Working out what to do first</source>
        <translation>Was zuerst zu tun ist, wird ermittelt</translation>
    </message>
</context>
<context>
    <name>WindowDocks</name>
    <message>
        <source>Findings and questions</source>
        <translation>Befunde und Fragen</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>under 1 %</source>
        <translation>unter 1 %</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Spoofing</source>
        <translation>Vortäuschung von Identität</translation>
    </message>
    <message>
        <source>Tampering</source>
        <translation>Manipulation</translation>
    </message>
    <message>
        <source>Repudiation</source>
        <translation>Abstreitbarkeit</translation>
    </message>
    <message>
        <source>Information disclosure</source>
        <translation>Offenlegung von Informationen</translation>
    </message>
    <message>
        <source>Denial of service</source>
        <translation>Verweigerung des Dienstes</translation>
    </message>
    <message>
        <source>Elevation of privilege</source>
        <translation>Ausweitung von Rechten</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>angegeben</translation>
    </message>
    <message>
        <source>platform default, since the imported file leaves it out</source>
        <translation>Vorgabe der Plattform, da die importierte Datei nichts dazu sagt</translation>
    </message>
    <message>
        <source>platform default, assumed for what was drawn by hand</source>
        <translation>Vorgabe der Plattform, angenommen für von Hand Gezeichnetes</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Mitigated</source>
        <translation>Gemindert</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Akzeptiert</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Nicht zutreffend</translation>
    </message>
</context>
<context>
    <name>WorkshopWords</name>
    <message>
        <source>Silent</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Veränderung</translation>
    </message>
    <message>
        <source>Threat</source>
        <translation>Bedrohung</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>No threat</source>
        <translation>Keine Bedrohung</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>Don’t know</source>
        <translation>Weiß nicht</translation>
    </message>
</context>
<context>
    <name>bulkhead::app</name>
    <message>
        <source>Stopped: the clipboard is as it was.</source>
        <translation>Abgebrochen: Die Zwischenablage ist, wie sie war.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ActionTable</name>
    <message>
        <source>no model is open</source>
        <translation>kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>there is nothing to do it to now</source>
        <translation>gerade gibt es nichts, womit es zu tun wäre</translation>
    </message>
    <message>
        <source>not with what is selected</source>
        <translation>nicht mit dem, was ausgewählt ist</translation>
    </message>
    <message>
        <source>nothing is selected</source>
        <translation>nichts ist ausgewählt</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::AnswerBox</name>
    <message>
        <source>choose…</source>
        <translation>wählen …</translation>
    </message>
    <message>
        <source>%1. Enter takes it over.</source>
        <translation>%1. Die Eingabetaste übernimmt es.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::BoardPage</name>
    <message>
        <source>To the first &amp;open cell</source>
        <translation>Zur ersten &amp;offenen Zelle</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>The answers could not be saved: %1</source>
        <translation>Die Antworten konnten nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>Write this checksum and your name on the board. Your answers are in “%1”.</source>
        <translation>Diese Prüfsumme und den Namen an die Tafel schreiben. Die Antworten stehen in „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) have no mark yet.</source>
        <translation>
            <numerusform>%n Zelle ist noch nicht markiert.</numerusform>
            <numerusform>%n Zellen sind noch nicht markiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>When you change an answer afterwards, submit again: the checksum changes, too.</source>
        <translation>Wird danach eine Antwort geändert, noch einmal abgeben: Auch die Prüfsumme ändert sich.</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::BreachList</name>
    <message>
        <source>Rating</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Kompromittiert</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Führt zu</translation>
    </message>
    <message>
        <source>What falls</source>
        <translation>Was fällt</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Assumed breach</source>
        <translation>Angenommener Einbruch</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::BurnDown</name>
    <message>
        <source>Burn-down of risk</source>
        <translation>Abbau des Risikos</translation>
    </message>
    <message>
        <source>%1: risk %2</source>
        <translation>%1: Risiko %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::CardsPage</name>
    <message>
        <source>It applies</source>
        <translation>Sie trifft zu</translation>
    </message>
    <message>
        <source>Nobody knows: ask</source>
        <translation>Niemand weiß es: nachfragen</translation>
    </message>
    <message>
        <source>It does not apply</source>
        <translation>Sie trifft nicht zu</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>No card can apply to the elements of this workshop.</source>
        <translation>Auf die Elemente dieses Workshops kann keine Karte zutreffen.</translation>
    </message>
    <message>
        <source>on %1 (%2 of %3)</source>
        <translation>auf %1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Does it apply here? Then Enter.</source>
        <translation>Trifft sie hier zu? Dann Eingabe.</translation>
    </message>
    <message>
        <source>Kept as a threat of the room.</source>
        <translation>Als Bedrohung des Raums behalten.</translation>
    </message>
    <message>
        <source>It was decided that it does not apply</source>
        <translation>Entschieden: trifft nicht zu</translation>
    </message>
    <message>
        <source>It is mitigated</source>
        <translation>Ist gemindert</translation>
    </message>
    <message>
        <source>It applies, and the risk is accepted</source>
        <translation>Trifft zu, das Risiko ist akzeptiert</translation>
    </message>
    <message>
        <source>It applies, and the risk is transferred</source>
        <translation>Trifft zu, das Risiko ist übertragen</translation>
    </message>
    <message>
        <source>Up, Down: card · J: next suit · Left, Right: element · Enter: play it there · A: keep it as a threat, or not</source>
        <translation>Auf, Ab: Karte · J: nächste Farbe · Links, Rechts: Element · Eingabe: dort ausspielen · A: als Bedrohung behalten oder nicht</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::CatalogDialog</name>
    <message>
        <source>C&amp;hange rule…</source>
        <translation>Regel &amp;ändern …</translation>
    </message>
    <message>
        <source>&amp;Delete rule…</source>
        <translation>Regel &amp;löschen …</translation>
    </message>
    <message>
        <source>Threat catalog</source>
        <translation>Bedrohungskatalog</translation>
    </message>
    <message>
        <source>Find threat or rule</source>
        <translation>Bedrohung oder Regel suchen</translation>
    </message>
    <message>
        <source>Threats and rules</source>
        <translation>Bedrohungen und Regeln</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was sie besagt</translation>
    </message>
    <message>
        <source>Where it fires</source>
        <translation>Wo sie greift</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>&amp;Write a rule…</source>
        <translation>&amp;Regel schreiben …</translation>
    </message>
    <message>
        <source>&amp;Catalogs</source>
        <translation>&amp;Kataloge</translation>
    </message>
    <message>
        <source>The catalog cannot be used</source>
        <translation>Der Katalog kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>All catalogs</source>
        <translation>Alle Kataloge</translation>
    </message>
    <message>
        <source>Built-in rules are retuned or switched off, not changed.</source>
        <translation>Eingebaute Regeln werden nicht geändert, sondern abgeschaltet oder anders eingestuft.</translation>
    </message>
    <message>
        <source>Switched off for this model.</source>
        <translation>Für dieses Modell abgeschaltet.</translation>
    </message>
    <message>
        <source>Switch &amp;on</source>
        <translation>&amp;Einschalten</translation>
    </message>
    <message>
        <source>Switch &amp;off…</source>
        <translation>&amp;Abschalten …</translation>
    </message>
    <message>
        <source>&amp;Load a catalog…</source>
        <translation>Katalog &amp;laden …</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>No catalog of your own is loaded</source>
        <translation>Es ist kein eigener Katalog geladen</translation>
    </message>
    <message>
        <source>Load a catalog</source>
        <translation>Katalog laden</translation>
    </message>
    <message>
        <source>Threat catalogs (*.json);;All files (*)</source>
        <translation>Bedrohungskataloge (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The catalog cannot be read</source>
        <translation>Der Katalog kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>It fires nowhere in the open model.</source>
        <translation>Sie greift nirgends im geöffneten Modell.</translation>
    </message>
    <message numerus="yes">
        <source>With it go %n finding(s) of the open model.</source>
        <translation>
            <numerusform>Mit ihr geht %n Befund des geöffneten Modells.</numerusform>
            <numerusform>Mit ihr gehen %n Befunde des geöffneten Modells.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) on what it found will be kept, marked as without a finding.</source>
        <translation>
            <numerusform>%n Entscheidung zu ihren Befunden bleibt erhalten, gekennzeichnet als ohne Befund.</numerusform>
            <numerusform>%n Entscheidungen zu ihren Befunden bleiben erhalten, gekennzeichnet als ohne Befund.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is taken out of %2.</source>
        <translation>%1 wird aus %2 entfernt.</translation>
    </message>
    <message>
        <source>Delete rule %1</source>
        <translation>Regel %1 löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>The rule cannot be deleted</source>
        <translation>Die Regel kann nicht gelöscht werden</translation>
    </message>
    <message>
        <source>Switch %1 on</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>Switch %1 off</source>
        <translation>%1 abschalten</translation>
    </message>
    <message>
        <source>Why is it switched off for this model?</source>
        <translation>Warum wird sie für dieses Modell abgeschaltet?</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ChangeBox</name>
    <message>
        <source>&amp;Do it for me</source>
        <translation>&amp;Für mich ausführen</translation>
    </message>
    <message>
        <source>As it &amp;was</source>
        <translation>&amp;Wie vorher</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>✓ Gone: %1.</source>
        <translation>✓ Verschwunden: %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Still there:</source>
        <translation>Noch da:</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ChapterOrderDialog</name>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Chapters of the report</source>
        <translation>Kapitel des Berichts</translation>
    </message>
    <message>
        <source>&amp;Chapters, in the order in which the report has them:</source>
        <translation>&amp;Kapitel in der Reihenfolge, in der der Bericht sie hat:</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ChoiceDialog</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ColumnsDialog</name>
    <message>
        <source>Columns of the table</source>
        <translation>Spalten der Tabelle</translation>
    </message>
    <message>
        <source>Find a property</source>
        <translation>Eigenschaft suchen</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Command to find</source>
        <translation>Gesuchter Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ConditionGroup</name>
    <message>
        <source>there is</source>
        <translation>es gibt</translation>
    </message>
    <message>
        <source>there is not</source>
        <translation>es gibt nicht</translation>
    </message>
    <message>
        <source>count is more than</source>
        <translation>Anzahl ist größer als</translation>
    </message>
    <message>
        <source>count is fewer than</source>
        <translation>Anzahl ist kleiner als</translation>
    </message>
    <message>
        <source>count is exactly</source>
        <translation>Anzahl ist genau</translation>
    </message>
    <message>
        <source>What the group is about</source>
        <translation>Worum es in der Gruppe geht</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How the conditions are joined</source>
        <translation>Wie die Bedingungen verknüpft sind</translation>
    </message>
    <message>
        <source>Add &amp;condition</source>
        <translation>&amp;Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation>Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;group</source>
        <translation>&amp;Gruppe hinzufügen</translation>
    </message>
    <message>
        <source>Add group</source>
        <translation>Gruppe hinzufügen</translation>
    </message>
    <message>
        <source>Conditions of which all, any or none must hold, also of related things</source>
        <translation>Bedingungen, von denen alle, eine oder keine gelten muss, auch zu Verwandtem</translation>
    </message>
    <message>
        <source>all of these hold</source>
        <translation>alle davon gelten</translation>
    </message>
    <message>
        <source>any of these holds</source>
        <translation>eine davon gilt</translation>
    </message>
    <message>
        <source>none of these holds</source>
        <translation>keine davon gilt</translation>
    </message>
    <message>
        <source>not all of these hold</source>
        <translation>nicht alle davon gelten</translation>
    </message>
    <message>
        <source>Remove this group</source>
        <translation>Diese Gruppe entfernen</translation>
    </message>
    <message>
        <source>of it</source>
        <translation>davon</translation>
    </message>
    <message>
        <source>%1, where</source>
        <translation>%1, wo</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ConditionRow</name>
    <message>
        <source>What is tested</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Diese Bedingung entfernen</translation>
    </message>
    <message>
        <source>it</source>
        <translation>es selbst</translation>
    </message>
    <message>
        <source>not one: %1</source>
        <translation>kein: %1</translation>
    </message>
    <message>
        <source>(any at all)</source>
        <translation>(irgendeines)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>values, with commas</source>
        <translation>Werte, mit Kommas</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Of: %1</source>
        <translation>Aus: %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DecisionDialog</name>
    <message>
        <source>Accepted &amp;until</source>
        <translation>Akzeptiert &amp;bis</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Why this is the right decision; reviewers will read it</source>
        <translation>Warum das die richtige Entscheidung ist; die Prüfer lesen es</translation>
    </message>
    <message>
        <source>Link or number</source>
        <translation>Link oder Nummer</translation>
    </message>
    <message>
        <source>Record decision</source>
        <translation>Entscheidung festhalten</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>&amp;Stand</translation>
    </message>
    <message>
        <source>&amp;Rationale</source>
        <translation>B&amp;egründung</translation>
    </message>
    <message>
        <source>&amp;Owner</source>
        <translation>&amp;Zuständig</translation>
    </message>
    <message>
        <source>&amp;Ticket</source>
        <translation>&amp;Ticket</translation>
    </message>
    <message>
        <source>Accepted until</source>
        <translation>Akzeptiert bis</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DecisionsDialog</name>
    <message>
        <source>its finding has gone</source>
        <translation>der Befund ist nicht mehr da</translation>
    </message>
    <message>
        <source>open again: %1</source>
        <translation>wieder offen: %1</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>in Kraft</translation>
    </message>
    <message>
        <source>Only those that need a &amp;look</source>
        <translation>Nur solche, die &amp;durchzusehen sind</translation>
    </message>
    <message>
        <source>&amp;Show the finding</source>
        <translation>Befund &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Takes the decision out of the model; it can be undone</source>
        <translation>Nimmt die Entscheidung aus dem Modell; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Every decision is in force.</source>
        <translation>Jede Entscheidung ist in Kraft.</translation>
    </message>
    <message>
        <source>Nothing has been decided yet.</source>
        <translation>Noch nichts entschieden.</translation>
    </message>
    <message>
        <source>No rationale was given.</source>
        <translation>Es wurde keine Begründung angegeben.</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n decision(s)</source>
        <translation>
            <numerusform>%n Entscheidung entfernen</numerusform>
            <numerusform>%n Entscheidungen entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the decision on %1</source>
        <translation>Die Entscheidung zu %1 entfernen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DiagnosticsList</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Not carried over, guessed or worth knowing</source>
        <translation>Nicht übernommen, vermutet oder wissenswert</translation>
    </message>
    <message>
        <source>Notes on the import</source>
        <translation>Hinweise zum Import</translation>
    </message>
    <message>
        <source>Everything in the files was understood.</source>
        <translation>Alles in den Dateien wurde verstanden.</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) on what was not carried over or guessed:</source>
        <translation>
            <numerusform>%n Hinweis zu dem, was nicht übernommen oder vermutet wurde:</numerusform>
            <numerusform>%n Hinweise zu dem, was nicht übernommen oder vermutet wurde:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DiagramPage</name>
    <message>
        <source>Diagram</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Choose the flows shown on %1</source>
        <translation>Flüsse der Sicht %1 wählen</translation>
    </message>
    <message>
        <source>Lay out %1</source>
        <translation>%1 anordnen</translation>
    </message>
    <message>
        <source>Select the element whose flows are drawn otherwise.</source>
        <translation>Das Element auswählen, dessen Flüsse anders zu zeichnen sind.</translation>
    </message>
    <message>
        <source>Select a box that holds something, or several elements that stand in the same box.</source>
        <translation>Einen Rahmen auswählen, der etwas enthält, oder mehrere Elemente, die im selben Rahmen stehen.</translation>
    </message>
    <message>
        <source>Lead the lines of %1 anew</source>
        <translation>Linien von %1 neu führen</translation>
    </message>
    <message>
        <source>Change ports of %1</source>
        <translation>Anschlüsse von %1 ändern</translation>
    </message>
    <message>
        <source>Stopped: the diagram is as it was.</source>
        <translation>Abgebrochen: Das Diagramm ist, wie es war.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DisputesPage</name>
    <message>
        <source>Cell</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Revealed</source>
        <translation>Aufgedeckt</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Uneinigkeiten</translation>
    </message>
    <message>
        <source>No sheet has come in yet.</source>
        <translation>Noch ist kein Bogen eingegangen.</translation>
    </message>
    <message>
        <source>The room agrees on every cell.</source>
        <translation>Der Raum ist sich in jedem Feld einig.</translation>
    </message>
    <message numerus="yes">
        <source>The room disagrees on %n cell(s), most divided first.</source>
        <translation>
            <numerusform>Der Raum ist sich in %n Feld uneins, das umstrittenste zuerst.</numerusform>
            <numerusform>Der Raum ist sich in %n Feldern uneins, das umstrittenste zuerst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Up, Down: choose · Enter: to this cell, its votes first</source>
        <translation>Auf, Ab: wählen · Eingabe: zu diesem Feld, zuerst die Stimmen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DriftPage</name>
    <message>
        <source>Drift</source>
        <translation>Veränderung</translation>
    </message>
    <message>
        <source>O: open the second version</source>
        <translation>O: die zweite Fassung öffnen</translation>
    </message>
    <message>
        <source>Space: show the next · Left: take it back</source>
        <translation>Leertaste: das Nächste zeigen · Links: zurücknehmen</translation>
    </message>
    <message>
        <source>V: next view</source>
        <translation>V: nächste Ansicht</translation>
    </message>
    <message>
        <source>Second version of the model</source>
        <translation>Zweite Fassung des Modells</translation>
    </message>
    <message>
        <source>Threat models (*.bulkhead);;All files (*)</source>
        <translation>Bedrohungsmodelle (*.bulkhead);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>Es wird verglichen …</translation>
    </message>
    <message>
        <source>Diagram of the second version</source>
        <translation>Diagramm der zweiten Fassung</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>neu: %1</translation>
    </message>
    <message>
        <source>gone: %1</source>
        <translation>weg: %1</translation>
    </message>
    <message>
        <source>Open the second version of the model: what changed, what is new?</source>
        <translation>Die zweite Fassung des Modells öffnen: Was hat sich geändert, was ist neu?</translation>
    </message>
    <message>
        <source>The second version has no changes.</source>
        <translation>Die zweite Fassung hat keine Änderungen.</translation>
    </message>
    <message>
        <source>The second version: %1, %2. Shown: %3 of %4</source>
        <translation>Die zweite Fassung: %1, %2. Gezeigt: %3 von %4</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threat(s) new or gone</source>
        <translation>
            <numerusform>%n Bedrohung neu oder weg</numerusform>
            <numerusform>%n Bedrohungen neu oder weg</numerusform>
        </translation>
    </message>
    <message>
        <source>It is made beforehand: open the model in Bulkhead, change what the room is to find, and save it under another name (File ▸ Save as…); or import newer files of the same system. O opens it here, and offers “%1-2.bulkhead” beside the workshop.</source>
        <translation>Sie entsteht vorher: das Modell in Bulkhead öffnen, ändern, was der Raum finden soll, und unter einem anderen Namen speichern (Datei ▸ Speichern unter …); oder neuere Dateien desselben Systems importieren. O öffnet sie hier und schlägt „%1-2.bulkhead“ neben dem Workshop vor.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ElementSheet</name>
    <message>
        <source>‹ Previous</source>
        <translation>‹ Vorheriges</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>%1 of %2: %3 (%4/6)</source>
        <translation>%1 von %2: %3 (%4/6)</translation>
    </message>
    <message>
        <source>Next element ›</source>
        <translation>Nächstes Element ›</translation>
    </message>
    <message>
        <source>Done ›</source>
        <translation>Fertig ›</translation>
    </message>
    <message>
        <source>%1 ≠ %2</source>
        <translation>%1 ≠ %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ElementTableModel</name>
    <message>
        <source>Elements of this kind have no such property.</source>
        <translation>Elemente dieser Art haben keine solche Eigenschaft.</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ElementTablePage</name>
    <message>
        <source>Elements and their properties</source>
        <translation>Elemente und ihre Eigenschaften</translation>
    </message>
    <message>
        <source>Kind of elements</source>
        <translation>Art der Elemente</translation>
    </message>
    <message>
        <source>All elements</source>
        <translation>Alle Elemente</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flüsse</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>&amp;Spalten …</translation>
    </message>
    <message>
        <source>Fill &amp;down</source>
        <translation>Nach &amp;unten ausfüllen</translation>
    </message>
    <message>
        <source>Gives the selected cells what the first row of them says (Ctrl+D)</source>
        <translation>Gibt den ausgewählten Zellen, was in ihrer ersten Zeile steht (Strg+D)</translation>
    </message>
    <message>
        <source>“%1” is no value for “%2”; nothing was changed.</source>
        <translation>„%1“ ist kein Wert für „%2“; nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>An element needs a name; nothing was changed.</source>
        <translation>Ein Element braucht einen Namen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Paste %1 of %2</source>
        <translation>%1 von %2 einfügen</translation>
    </message>
    <message>
        <source>Clear %1 of %2</source>
        <translation>%1 von %2 leeren</translation>
    </message>
    <message>
        <source>Select cells of several rows: the first row goes into the others.</source>
        <translation>Zellen mehrerer Zeilen auswählen: Die erste Zeile kommt in die anderen.</translation>
    </message>
    <message>
        <source>Fill down %1 of %2</source>
        <translation>%1 von %2 nach unten ausfüllen</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) stayed as they are: “%1” is no value there.</source>
        <translation>
            <numerusform>%n Zelle blieb, wie sie ist: „%1“ ist dort kein Wert.</numerusform>
            <numerusform>%n Zellen blieben, wie sie sind: „%1“ ist dort kein Wert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed.</source>
        <translation>
            <numerusform>%n Zeile geändert.</numerusform>
            <numerusform>%n Zeilen geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>F&amp;ill down</source>
        <translation>Nach unten aus&amp;füllen</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) stayed as they are: they need a value.</source>
        <translation>
            <numerusform>%n Zelle blieb, wie sie war; sie braucht einen Wert.</numerusform>
            <numerusform>%n Zellen blieben, wie sie waren; sie brauchen einen Wert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ExplainDialog</name>
    <message>
        <source>Why does a rule fire?</source>
        <translation>Warum greift eine Regel?</translation>
    </message>
    <message>
        <source>&amp;Rule</source>
        <translation>&amp;Regel</translation>
    </message>
    <message>
        <source>There is no analysis yet.</source>
        <translation>Es gibt noch keine Analyse.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>&amp;Datei wählen …</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ExportSign</name>
    <message>
        <source>A file is being written</source>
        <translation>Eine Datei wird geschrieben</translation>
    </message>
    <message>
        <source>Stops writing the file; what was there stays</source>
        <translation>Beendet das Schreiben der Datei; die bisherige bleibt</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::Exporter</name>
    <message>
        <source>Export as %1</source>
        <translation>Als %1 exportieren</translation>
    </message>
    <message>
        <source>Save: %1</source>
        <translation>Speichern: %1</translation>
    </message>
    <message>
        <source>Such a file is written as %1.</source>
        <translation>Eine solche Datei wird als %1 geschrieben.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Another file is still being written.</source>
        <translation>Noch wird eine andere Datei geschrieben.</translation>
    </message>
    <message>
        <source>Stopped, when “%1” was being written already.</source>
        <translation>Angehalten, als „%1“ bereits geschrieben wurde.</translation>
    </message>
    <message>
        <source>Stopped: nothing was written.</source>
        <translation>Angehalten: Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>A file is still being written</source>
        <translation>Noch wird eine Datei geschrieben</translation>
    </message>
    <message>
        <source>“%1” is not finished. Closing now may leave nothing of it.</source>
        <translation>„%1“ ist nicht fertig. Wird jetzt geschlossen, bleibt davon womöglich nichts.</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>The file was not written</source>
        <translation>Die Datei wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben nach %1</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>%1 was written. The format cannot contain everything:
%2</source>
        <translation>%1 wurde geschrieben. Das Format kann nicht alles enthalten:
%2</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ExtrasPage</name>
    <message>
        <source>Threat</source>
        <translation>Bedrohung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>Genannt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Extra threats</source>
        <translation>Weitere Bedrohungen</translation>
    </message>
    <message>
        <source>Up, Down: choose · Enter: accept, or not</source>
        <translation>Auf, Ab: wählen · Enter: annehmen oder nicht</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>✓ by you</source>
        <translation>✓ von Ihnen</translation>
    </message>
    <message>
        <source>✓ by the room</source>
        <translation>✓ vom Raum</translation>
    </message>
    <message>
        <source>Nobody has added a threat.</source>
        <translation>Niemand hat eine Bedrohung ergänzt.</translation>
    </message>
    <message>
        <source>An accepted threat counts %1 points for whoever named it.</source>
        <translation>Eine angenommene Bedrohung zählt %1 Punkte für alle, die sie genannt haben.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FacilitatorWindow</name>
    <message>
        <source>Workshop – %1</source>
        <translation>Workshop – %1</translation>
    </message>
    <message>
        <source>Open workshop</source>
        <translation>Workshop öffnen</translation>
    </message>
    <message>
        <source>The workshop is open in another window, which writes its file.</source>
        <translation>Der Workshop ist in einem anderen Fenster geöffnet, das seine Datei schreibt.</translation>
    </message>
    <message>
        <source>%1/%2 %3</source>
        <translation>%1/%2 %3</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>die Zeit ist um</translation>
    </message>
    <message>
        <source>Close workshop</source>
        <translation>Workshop schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>The last changes could not be saved. Close anyway?</source>
        <translation>Die letzten Änderungen konnten nicht gespeichert werden. Trotzdem schließen?</translation>
    </message>
    <message>
        <source>%1, Ctrl+Page down: pages · P: start, pause · + −: a minute · N, Shift+N: next round, back · B: blank · D: dark · F: full screen · Ctrl+N: names</source>
        <translation>%1, Strg+Bild ab: Seiten · P: Start, Pause · + −: eine Minute · N, Umschalt+N: nächste Runde, zurück · B: leer · D: dunkel · F: Vollbild · Strg+N: Namen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FileController</name>
    <message>
        <source>Threat models (*.bulkhead);;All files (*)</source>
        <translation>Bedrohungsmodelle (*.bulkhead);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Open threat model</source>
        <translation>Bedrohungsmodell öffnen</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>Die Datei kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Open in another window</source>
        <translation>In einem anderen Fenster geöffnet</translation>
    </message>
    <message>
        <source>“%1” is open in another window, too. Changes made there do not show here; who saves last is asked before the other&apos;s version is replaced.</source>
        <translation>„%1“ ist auch in einem anderen Fenster geöffnet. Änderungen dort sind hier nicht zu sehen; wer zuletzt speichert, wird gefragt, bevor die Fassung des anderen ersetzt wird.</translation>
    </message>
    <message>
        <source>The example cannot be opened</source>
        <translation>Das Beispiel kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Save threat model</source>
        <translation>Bedrohungsmodell speichern</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>“%1” was changed by another program since it was opened here. Saving replaces those changes; the version on disk is kept as a backup beside it.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert, seit es hier geöffnet wurde. Speichern ersetzt diese Änderungen; die Fassung auf dem Datenträger bleibt daneben als Sicherung erhalten.</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>The model was saved, but not safely</source>
        <translation>Das Modell wurde gespeichert, aber nicht sicher</translation>
    </message>
    <message>
        <source>%1

The changes are kept for recovery. Save again, or at another place.</source>
        <translation>%1

Die Änderungen bleiben für die Wiederherstellung erhalten. Noch einmal oder an einem anderen Ort speichern.</translation>
    </message>
    <message>
        <source>The model was not saved</source>
        <translation>Das Modell wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>%1

Nothing was lost: the changes are still here. Try another place with “Save as”.</source>
        <translation>%1

Es ging nichts verloren: Die Änderungen sind noch da. „Speichern unter“ versucht es an einem anderen Ort.</translation>
    </message>
    <message>
        <source>The work was not thrown away</source>
        <translation>Die Arbeit wurde nicht weggeworfen</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>%1 (recovered)</source>
        <translation>%1 (wiederhergestellt)</translation>
    </message>
    <message>
        <source>Unsaved work cannot be recovered</source>
        <translation>Ungesicherte Arbeit lässt sich nicht wiederherstellen</translation>
    </message>
    <message>
        <source>%1

The journal is kept as %2</source>
        <translation>%1

Das Journal bleibt erhalten als %2</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Add a diagram</source>
        <translation>Diagramm hinzufügen</translation>
    </message>
    <message>
        <source>Workshops (%1)</source>
        <translation>Workshops (%1)</translation>
    </message>
    <message>
        <source>Open workshop</source>
        <translation>Workshop öffnen</translation>
    </message>
    <message>
        <source>Bulkhead files (%1)</source>
        <translation>Dateien von Bulkhead (%1)</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FindBar</name>
    <message>
        <source>Find elements and flows</source>
        <translation>Elemente und Flüsse suchen</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FindPathPanel</name>
    <message>
        <source>%1 – leads nowhere</source>
        <comment>an element that attack paths start from</comment>
        <translation>%1 – führt nirgendwohin</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>where attackers start</source>
        <translation>wo Angreifer beginnen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>all that is worth having</source>
        <translation>alle lohnenden Ziele</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>What falls</source>
        <translation>Was fällt</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Ways found</source>
        <translation>Gefundene Wege</translation>
    </message>
    <message>
        <source>How many ways</source>
        <translation>Wie viele Wege</translation>
    </message>
    <message>
        <source>⇄ Swap</source>
        <translation>⇄ Tauschen</translation>
    </message>
    <message>
        <source>Swap from and to</source>
        <translation>Von und Nach tauschen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>Looking for ways…</source>
        <translation>Wege werden gesucht …</translation>
    </message>
    <message>
        <source>%1 (cuts %2 of the risk)</source>
        <translation>%1 (nimmt %2 des Risikos)</translation>
    </message>
    <message>
        <source>With the controls there are</source>
        <translation>Mit den vorhandenen Maßnahmen</translation>
    </message>
    <message numerus="yes">
        <source>Without what %n control(s) would close</source>
        <translation>
            <numerusform>Ohne das, was %n Maßnahme schließen würde</numerusform>
            <numerusform>Ohne das, was %n Maßnahmen schließen würden</numerusform>
        </translation>
    </message>
    <message>
        <source>No way leads there.</source>
        <translation>Dorthin führt kein Weg.</translation>
    </message>
    <message>
        <source>it</source>
        <translation>es selbst</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FindingView</name>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Mark “%1” at %2 as done</source>
        <translation>„%1“ bei %2 als erledigt markieren</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FindingsTabs</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Questions (%1)</source>
        <translation>Fragen (%1)</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FinishPage</name>
    <message>
        <source>Accepted threat</source>
        <translation>Angenommene Bedrohung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Accepted threats</source>
        <translation>Angenommene Bedrohungen</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschluss</translation>
    </message>
    <message>
        <source>Enter: write them into the model · Esc: leave it as it is</source>
        <translation>Enter: ins Modell schreiben · Esc: lassen, wie es ist</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Schreibt …</translation>
    </message>
    <message>
        <source>Threat models (*.bulkhead);;All files (*)</source>
        <translation>Bedrohungsmodelle (*.bulkhead);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The model has changes that are in no file yet, or is open in another window. Save or close it there first.</source>
        <translation>Das Modell hat Änderungen, die noch in keiner Datei stehen, oder ist in einem anderen Fenster geöffnet. Es dort zuerst speichern oder schließen.</translation>
    </message>
    <message numerus="yes">
        <source>%n are there already.</source>
        <translation>
            <numerusform>%n ist schon da.</numerusform>
            <numerusform>%n sind schon da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no element there and are left out.</source>
        <translation>
            <numerusform>%n hat dort kein Element und bleibt weg.</numerusform>
            <numerusform>%n haben dort kein Element und bleiben weg.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to add.</source>
        <translation>Es gibt nichts hinzuzufügen.</translation>
    </message>
    <message>
        <source>The model is open in another window. Close it there first.</source>
        <translation>Das Modell ist in einem anderen Fenster geöffnet. Es dort zuerst schließen.</translation>
    </message>
    <message>
        <source>The model&apos;s file has changed meanwhile. Nothing was written.</source>
        <translation>Die Datei des Modells hat sich inzwischen geändert. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>R: results as HTML, PDF, CSV · T: accepted threats as CSV, Threat Dragon · M: threats and decisions into a model</source>
        <translation>R: Ergebnisse als HTML, PDF, CSV · T: angenommene Bedrohungen als CSV, Threat Dragon · M: Bedrohungen und Entscheidungen in ein Modell</translation>
    </message>
    <message>
        <source>Does not apply: %1</source>
        <translation>Trifft nicht zu: %1</translation>
    </message>
    <message>
        <source>No further threat was accepted.</source>
        <translation>Es wurde keine weitere Bedrohung angenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n further threat(s) were accepted.</source>
        <translation>
            <numerusform>%n weitere Bedrohung wurde angenommen.</numerusform>
            <numerusform>%n weitere Bedrohungen wurden angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Model to add threats and decisions to</source>
        <translation>Modell, das Bedrohungen und Entscheidungen bekommt</translation>
    </message>
    <message>
        <source>Add the outcome of a workshop</source>
        <translation>Ergebnis eines Workshops hinzufügen</translation>
    </message>
    <message>
        <source>R: results as HTML, PDF, CSV · T: accepted threats as CSV, Threat Dragon · O: another folder · M: threats and decisions into a model</source>
        <translation>R: Ergebnisse als HTML, PDF, CSV · T: angenommene Bedrohungen als CSV, Threat Dragon · O: anderer Ordner · M: Bedrohungen und Entscheidungen in ein Modell</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were written.</source>
        <translation>
            <numerusform>%n Datei wurde geschrieben.</numerusform>
            <numerusform>%n Dateien wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>To be added to the model:</source>
        <translation>Kommt in das Modell:</translation>
    </message>
    <message>
        <source>To be added to “%1”:</source>
        <translation>Kommt in „%1“:</translation>
    </message>
    <message>
        <source>Threats and decisions are in the model.</source>
        <translation>Bedrohungen und Entscheidungen stehen im Modell.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FixPage</name>
    <message>
        <source>Measure</source>
        <translation>Maßnahme</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Maßnahmen</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Up, Down: choose · Enter: take it, or not · G: next group</source>
        <translation>Auf, Ab: wählen · Enter: nehmen oder nicht · G: nächste Gruppe</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>Open risk %1</source>
        <translation>Offenes Risiko %1</translation>
    </message>
    <message>
        <source>Open risk %1 → %2</source>
        <translation>Offenes Risiko %1 → %2</translation>
    </message>
    <message>
        <source>%1 removed; the best five remove %2.</source>
        <translation>%1 beseitigt; die besten fünf beseitigen %2.</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie es ist</translation>
    </message>
    <message>
        <source>Five are taken: take one away first.</source>
        <translation>Fünf sind genommen: erst eine wegnehmen.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::GroupBar</name>
    <message>
        <source>Whose answers are shown beside yours; their files stand beside the task</source>
        <translation>Wessen Antworten neben den eigenen gezeigt werden; ihre Dateien liegen neben der Aufgabe</translation>
    </message>
    <message>
        <source>No other answers stand beside the task</source>
        <translation>Neben der Aufgabe liegen keine anderen Antworten</translation>
    </message>
    <message>
        <source>Choose who sits at your table: where you differ comes first.</source>
        <translation>Wählen, wer am Tisch sitzt: Uneiniges kommt zuerst.</translation>
    </message>
    <message numerus="yes">
        <source>You differ on %n cell(s): agree, or keep the dissent.</source>
        <translation>
            <numerusform>In %n Feld uneins: einigen oder beim Widerspruch bleiben.</numerusform>
            <numerusform>In %n Feldern uneins: einigen oder beim Widerspruch bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Members of the group</source>
        <translation>&amp;Mitglieder der Gruppe</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::HardeningModel</name>
    <message>
        <source>stated, and nothing found</source>
        <translation>angegeben, und nichts gefunden</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>fehlt: %1</translation>
    </message>
    <message>
        <source>to verify: %1</source>
        <translation>zu prüfen: %1</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>nothing stated, and nothing found</source>
        <translation>nichts angegeben, und nichts gefunden</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::HardeningPage</name>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>to verify</source>
        <translation>zu prüfen</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>angegeben</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>nothing stated</source>
        <translation>nichts angegeben</translation>
    </message>
    <message>
        <source>Hardening matrix</source>
        <translation>Härtungsmatrix</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::HeatPage</name>
    <message>
        <source>Heat map</source>
        <translation>Wärmekarte</translation>
    </message>
    <message>
        <source>K: without the key</source>
        <translation>K: ohne die Lösung</translation>
    </message>
    <message>
        <source>K: with the key</source>
        <translation>K: mit der Lösung</translation>
    </message>
    <message>
        <source>V: next view</source>
        <translation>V: nächste Ansicht</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n Bogen</numerusform>
            <numerusform>%n Bögen</numerusform>
        </translation>
    </message>
    <message>
        <source>Share of the room that saw the threats. – : there are none.</source>
        <translation>Anteil des Raums, der die Bedrohungen sah. – : es gibt keine.</translation>
    </message>
    <message>
        <source>Share of the answers that say “threat”, right or wrong.</source>
        <translation>Anteil der Antworten „Bedrohung“, richtig oder falsch.</translation>
    </message>
    <message>
        <source>Not on this view: %1</source>
        <translation>Nicht in dieser Ansicht: %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::HistoryPanel</name>
    <message>
        <source>As it was opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation>Verlauf der Änderungen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ImportController</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Everything that can be imported (*.yaml *.yml *.json *.otm *.tm7 *.xml *.container *.pod *.kube *.network *.volume *.image *.build Chart.yaml Dockerfile*);;All files (*)</source>
        <translation>Alles, was sich importieren lässt (*.yaml *.yml *.json *.otm *.tm7 *.xml *.container *.pod *.kube *.network *.volume *.image *.build Chart.yaml Dockerfile*);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>%1   (in %2)</source>
        <comment>a command and its folder</comment>
        <translation>%1   (in %2)</translation>
    </message>
    <message>
        <source>Helm charts and kustomizations say what runs once they are rendered. Your own program would do that:

%1

Otherwise their files are read as they are.</source>
        <translation>Helm-Charts und Kustomizations sagen erst aufgelöst, was läuft. Das würde Ihr eigenes Programm tun:

%1

Sonst werden ihre Dateien gelesen, wie sie sind.</translation>
    </message>
    <message>
        <source>Run them</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Import from Docker</source>
        <translation>Aus Docker importieren</translation>
    </message>
    <message>
        <source>These commands of your own docker read what runs on its host:</source>
        <translation>Diese Befehle Ihres eigenen docker lesen, was auf seinem Host läuft:</translation>
    </message>
    <message>
        <source>Import from Kubernetes</source>
        <translation>Aus Kubernetes importieren</translation>
    </message>
    <message>
        <source>Namespace (empty: all of them)</source>
        <translation>Namespace (leer: alle)</translation>
    </message>
    <message>
        <source>“%1” is no name of a namespace.</source>
        <translation>„%1“ ist kein Name eines Namespace.</translation>
    </message>
    <message>
        <source>These commands of your own kubectl read the cluster of its current context; the values of Secrets are not asked for:</source>
        <translation>Diese Befehle Ihres eigenen kubectl lesen den Cluster seines aktuellen Kontexts; nach den Werten der Secrets wird nicht gefragt:</translation>
    </message>
    <message>
        <source>The open model and the import differ on these; the open model was kept:

%1</source>
        <translation>Das geöffnete Modell und der Import unterscheiden sich hierin; das geöffnete Modell wurde beibehalten:

%1</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>%n Datei importieren</numerusform>
            <numerusform>%n Dateien importieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ImportDialog</name>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>&amp;With its surroundings: ingress controller, DNS, CI, operators, developers</source>
        <translation>&amp;Mit Umgebung: Ingress-Controller, DNS, CI, Betrieb, Entwicklung</translation>
    </message>
    <message>
        <source>&amp;Start a new model</source>
        <translation>&amp;Neues Modell beginnen</translation>
    </message>
    <message>
        <source>&amp;Add to the open model</source>
        <translation>Zum &amp;geöffneten Modell hinzufügen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Draws what stands around the files without being in them, marked as assumed. Nothing is stated of it: it raises questions.</source>
        <translation>Zeichnet, was um die Dateien herum steht, ohne darin zu stehen, als angenommen gekennzeichnet. Davon wird nichts angegeben: Es wirft Fragen auf.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: %2, %3.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;: %2, %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flow(s)</source>
        <translation>
            <numerusform>%n Fluss</numerusform>
            <numerusform>%n Flüsse</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be imported.

%1</source>
        <translation>Das lässt sich nicht importieren.

%1</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::LaserPointer</name>
    <message>
        <source>Light under the pointer</source>
        <translation>Licht unter dem Zeiger</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::LayersPage</name>
    <message>
        <source>From the outside in: which controls of each layer are in place, which are open, and which nobody has stated. Each finding is counted in one layer.</source>
        <translation>Von außen nach innen: welche Maßnahmen jeder Schicht vorhanden sind, welche offen sind und über welche nichts angegeben ist. Jeder Befund zählt in einer Schicht.</translation>
    </message>
    <message>
        <source>Layer and control</source>
        <translation>Schicht und Maßnahme</translation>
    </message>
    <message>
        <source>In place</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>With a virtual machine</source>
        <translation>Mit virtueller Maschine</translation>
    </message>
    <message>
        <source>Stated, or a default of the platform that the artefact would have overruled</source>
        <translation>Angegeben, oder eine Vorgabe der Plattform, der das Artefakt widersprochen hätte</translation>
    </message>
    <message>
        <source>A confirmed finding that nobody has decided</source>
        <translation>Ein bestätigter Befund, über den niemand entschieden hat</translation>
    </message>
    <message>
        <source>A finding to verify, or nothing is stated that decides it</source>
        <translation>Ein zu prüfender Befund, oder nichts ist angegeben, was es entscheidet</translation>
    </message>
    <message>
        <source>Not there, as stated or by a default of the platform, and no rule asks for it here</source>
        <translation>Nicht vorhanden, laut Angabe oder Vorgabe der Plattform, und keine Regel verlangt es hier</translation>
    </message>
    <message>
        <source>What becomes of it if a virtual machine takes the container&apos;s place</source>
        <translation>Was daraus wird, wenn eine virtuelle Maschine an die Stelle des Containers tritt</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>The chosen layer or control</source>
        <translation>Die gewählte Schicht oder Maßnahme</translation>
    </message>
    <message numerus="yes">
        <source>−%1 of %n finding(s)</source>
        <translation>
            <numerusform>−%1 von %n Befund</numerusform>
            <numerusform>−%1 von %n Befunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none of %n finding(s)</source>
        <translation>
            <numerusform>kein Befund von %n</numerusform>
            <numerusform>keiner von %n Befunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Data, encrypted</source>
        <translation>Daten, verschlüsselt</translation>
    </message>
    <message>
        <source>Data in clear text</source>
        <translation>Daten im Klartext</translation>
    </message>
    <message>
        <source>Data, encryption unknown</source>
        <translation>Daten, Verschlüsselung unbekannt</translation>
    </message>
    <message>
        <source>Images pulled and pushed</source>
        <translation>Images geholt und abgelegt</translation>
    </message>
    <message>
        <source>Trust boundary</source>
        <translation>Vertrauensgrenze</translation>
    </message>
    <message>
        <source>Threats, the worst high</source>
        <translation>Bedrohungen, die schlimmste hoch</translation>
    </message>
    <message>
        <source>Threats, still to verify</source>
        <translation>Bedrohungen, noch zu prüfen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::LessonLayers</name>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>In place</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Nicht da</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>The chosen layer</source>
        <translation>Die gewählte Schicht</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::LessonPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Steps of the lesson</source>
        <translation>Schritte der Lektion</translation>
    </message>
    <message>
        <source>Text of the lesson</source>
        <translation>Text der Lektion</translation>
    </message>
    <message>
        <source>Diagram of the lesson&apos;s model</source>
        <translation>Diagramm des Modells der Lektion</translation>
    </message>
    <message>
        <source>What the badges count</source>
        <translation>Was die Marken zählen</translation>
    </message>
    <message>
        <source>Dia&amp;gram</source>
        <translation>Dia&amp;gramm</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>&amp;Schichten</translation>
    </message>
    <message>
        <source>&amp;All lessons</source>
        <translation>&amp;Alle Lektionen</translation>
    </message>
    <message>
        <source>Ctrl+Page Down: next step; Esc: all lessons</source>
        <translation>Strg+Bild ab: nächster Schritt; Esc: alle Lektionen</translation>
    </message>
    <message>
        <source>All lesso&amp;ns</source>
        <translation>Alle &amp;Lektionen</translation>
    </message>
    <message>
        <source>&amp;Next lesson</source>
        <translation>&amp;Nächste Lektion</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Question %1</source>
        <translation>Frage %1</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>%1 %2. %3</source>
        <translation>%1 %2. %3</translation>
    </message>
    <message>
        <source>%1 %2, to verify. %3</source>
        <translation>%1 %2, zu prüfen. %3</translation>
    </message>
    <message numerus="yes">
        <source>The badges count what this lesson is about. The engine has %n more finding(s) on this model.</source>
        <translation>
            <numerusform>Die Marken zählen, worum es in dieser Lektion geht. Zu diesem Modell gibt es noch %n weiteren Befund.</numerusform>
            <numerusform>Die Marken zählen, worum es in dieser Lektion geht. Zu diesem Modell gibt es noch %n weitere Befunde.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::LessonsWindow</name>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Twelve lessons of about eight minutes each. Every one has a small model, a text about it, three questions with the explanation at once, and one thing to change after which a finding goes. What you have done stays on this machine.</source>
        <translation>Zwölf Lektionen von je etwa acht Minuten. Jede hat ein kleines Modell, einen Text dazu, drei Fragen mit sofortiger Erklärung und eine Änderung, nach der ein Befund verschwindet. Was erledigt ist, bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>&amp;Open lesson</source>
        <translation>Lektion ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Begin again</source>
        <translation>Von &amp;vorn beginnen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>✓ %1 of %2 right at once</source>
        <translation>✓ %1 von %2 auf Anhieb richtig</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>%1 of %2 lessons done</source>
        <translation>%1 von %2 Lektionen erledigt</translation>
    </message>
    <message>
        <source>%1. %2 – Lessons</source>
        <translation>%1. %2 – Lektionen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::LetterRow</name>
    <message>
        <source>Can somebody pretend to be this element, or to be one who may use it?</source>
        <translation>Kann sich jemand als dieses Element ausgeben, oder als jemand, der es nutzen darf?</translation>
    </message>
    <message>
        <source>Can somebody change its data, its code or its configuration?</source>
        <translation>Kann jemand seine Daten, seinen Code oder seine Konfiguration ändern?</translation>
    </message>
    <message>
        <source>Can somebody do something here and deny it, since nothing records it?</source>
        <translation>Kann jemand hier etwas tun und es abstreiten, weil nichts es aufzeichnet?</translation>
    </message>
    <message>
        <source>Can somebody read what is not meant for them?</source>
        <translation>Kann jemand lesen, was nicht für ihn bestimmt ist?</translation>
    </message>
    <message>
        <source>Can somebody stop it, or use up what it needs?</source>
        <translation>Kann jemand es anhalten oder verbrauchen, was es benötigt?</translation>
    </message>
    <message>
        <source>Can somebody do more here, or from here, than they may?</source>
        <translation>Kann jemand hier, oder von hier aus, mehr tun, als er darf?</translation>
    </message>
    <message>
        <source>%1: why</source>
        <translation>%1: warum</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>%1: grade</source>
        <translation>%1: Einstufung</translation>
    </message>
    <message>
        <source>%1: what to do</source>
        <translation>%1: was tun</translation>
    </message>
    <message>
        <source>What would you do?</source>
        <translation>Was wäre zu tun?</translation>
    </message>
    <message>
        <source>Mark first</source>
        <translation>Erst markieren</translation>
    </message>
    <message>
        <source>Why? What makes it possible?</source>
        <translation>Warum? Was macht es möglich?</translation>
    </message>
    <message>
        <source>What would you ask?</source>
        <translation>Was wäre zu fragen?</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>Warum nicht?</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MainWindow</name>
    <message>
        <source>%1[*] – Bulkhead</source>
        <translation>%1[*] – Bulkhead</translation>
    </message>
    <message>
        <source>Bulkhead</source>
        <translation>Bulkhead</translation>
    </message>
    <message>
        <source>The file was changed by another program. Saving will ask before it replaces that version.</source>
        <translation>Die Datei wurde von einem anderen Programm geändert. Speichern fragt nach, bevor es diese Fassung ersetzt.</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>“%1” was changed by another program.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Load it again</source>
        <translation>Erneut laden</translation>
    </message>
    <message>
        <source>Changes are being tried out</source>
        <translation>Änderungen werden ausprobiert</translation>
    </message>
    <message>
        <source>Saving keeps the changes that are being tried out.</source>
        <translation>Speichern behält die Änderungen, die ausprobiert werden.</translation>
    </message>
    <message>
        <source>Keep and save</source>
        <translation>Behalten und speichern</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>Undo + what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>What was tried out is taken back.</source>
        <translation>Was ausprobiert wurde, ist zurückgenommen.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>About Bulkhead</source>
        <translation>Über Bulkhead</translation>
    </message>
    <message>
        <source>Bulkhead %1

Threat modelling of container architectures with STRIDE.

Licensed under the Apache License 2.0.</source>
        <translation>Bulkhead %1

Bedrohungsmodellierung für Container-Architekturen mit STRIDE.

Lizenziert unter der Apache License 2.0.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Threats</source>
        <translation>Bedrohungen</translation>
    </message>
    <message>
        <source>STRIDE matrix</source>
        <translation>STRIDE-Matrix</translation>
    </message>
    <message>
        <source>Attack paths</source>
        <translation>Angriffspfade</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Changes are not kept for recovery: %1. Bulkhead tries again.</source>
        <translation>Änderungen werden nicht für die Wiederherstellung aufbewahrt: %1. Bulkhead versucht es erneut.</translation>
    </message>
    <message>
        <source>Changes are kept for recovery again.</source>
        <translation>Änderungen werden wieder für die Wiederherstellung aufbewahrt.</translation>
    </message>
    <message>
        <source>Remo&amp;ve from view</source>
        <translation>Aus der Sich&amp;t entfernen</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete from the &amp;model, and so from %n view(s)</source>
        <translation>
            <numerusform>Aus dem &amp;Modell und damit aus %n Sicht löschen</numerusform>
            <numerusform>Aus dem &amp;Modell und damit aus %n Sichten löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Write in the note</source>
        <translation>In die Notiz &amp;schreiben</translation>
    </message>
    <message>
        <source>&amp;Point at an element or flow</source>
        <translation>Auf Element oder Fluss &amp;zeigen</translation>
    </message>
    <message>
        <source>Defense in depth</source>
        <translation>Gestaffelte Verteidigung</translation>
    </message>
    <message>
        <source>“%1” was open last and is not there any more.</source>
        <translation>„%1“ war zuletzt offen und ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Open the table of elements and select cells there.</source>
        <translation>Die Tabelle der Elemente öffnen und dort Zellen auswählen.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The diagram is being laid out</source>
        <translation>Das Diagramm wird angeordnet</translation>
    </message>
    <message>
        <source>Leaves the diagram as it is</source>
        <translation>Lässt das Diagramm, wie es ist</translation>
    </message>
    <message>
        <source>Laying out the diagram …</source>
        <translation>Diagramm wird angeordnet …</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MarkSwitch</name>
    <message>
        <source>not marked</source>
        <translation>nicht markiert</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MatrixModel</name>
    <message>
        <source>%1 open, %2 confirmed, %3 decided; worst: %4</source>
        <translation>%1 offen, %2 bestätigt, %3 entschieden; schlimmste: %4</translation>
    </message>
    <message>
        <source>%1 decided</source>
        <translation>%1 entschieden</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MatrixPage</name>
    <message>
        <source>STRIDE matrix</source>
        <translation>STRIDE-Matrix</translation>
    </message>
    <message>
        <source>STRIDE</source>
        <translation>STRIDE</translation>
    </message>
    <message>
        <source>Hardening</source>
        <translation>Härtung</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Nothing to judge yet: add elements.</source>
        <translation>Noch nichts zu beurteilen: Elemente hinzufügen.</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>the widest line of a category&apos;s name</comment>
        <translation>Offenlegung von</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MeasuresPage</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a measure</source>
        <translation>Eine Maßnahme suchen</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Maßnahmen</translation>
    </message>
    <message>
        <source>Five are chosen: take one away first.</source>
        <translation>Fünf sind gewählt: erst eine wegnehmen.</translation>
    </message>
    <message>
        <source>%1 of %2 chosen</source>
        <translation>%1 von %2 gewählt</translation>
    </message>
    <message numerus="yes">
        <source>You can pay for %n measure(s). Which reduce the risk most?</source>
        <translation>
            <numerusform>Das Geld reicht für %n Maßnahme. Welche senkt das Risiko am meisten?</numerusform>
            <numerusform>Das Geld reicht für %n Maßnahmen. Welche senken das Risiko am meisten?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MitigationChoice</name>
    <message>
        <source>Find mitigation</source>
        <translation>Gegenmaßnahme suchen</translation>
    </message>
    <message>
        <source>Mitigation</source>
        <translation>Gegenmaßnahme</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>What remains</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>Mitigations</source>
        <translation>Gegenmaßnahmen</translation>
    </message>
    <message>
        <source>resolves it</source>
        <translation>behebt es</translation>
    </message>
    <message>
        <source>reduces it</source>
        <translation>mindert es</translation>
    </message>
    <message>
        <source>It resolves what its change makes untrue, so that the rule no longer fires; it reduces what it only makes less likely.</source>
        <translation>Sie behebt, was durch ihre Änderung nicht mehr zutrifft, sodass die Regel nicht mehr greift; sie mindert, was dadurch nur weniger wahrscheinlich wird.</translation>
    </message>
    <message>
        <source> % of the likelihood</source>
        <translation> % der Wahrscheinlichkeit</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ModelDetailsDialog</name>
    <message>
        <source>One a line</source>
        <translation>Je Zeile eines</translation>
    </message>
    <message>
        <source>Model details</source>
        <translation>Angaben zum Modell</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Version</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>&amp;Scope</source>
        <translation>Betrachtungsbe&amp;reich</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>A model in this one&apos;s folder that tells of an earlier state of the architecture. Reports say what has changed since.</source>
        <translation>Ein Modell im selben Ordner, das einen früheren Stand der Architektur beschreibt. Berichte sagen, was sich seither geändert hat.</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>Ver&amp;gleichen mit</translation>
    </message>
    <message>
        <source>&amp;Authors</source>
        <translation>&amp;Autoren</translation>
    </message>
    <message>
        <source>&amp;Reviewers</source>
        <translation>&amp;Prüfer</translation>
    </message>
    <message>
        <source>Assu&amp;mptions</source>
        <translation>A&amp;nnahmen</translation>
    </message>
    <message>
        <source>Threat a&amp;ctors</source>
        <translation>Ang&amp;reifer</translation>
    </message>
    <message>
        <source>What is worth protecting</source>
        <translation>Was schützenswert ist</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo es ist</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>A&amp;dd asset</source>
        <translation>Schutzgut &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Allgemeines</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Assumptions and actors</source>
        <translation>Annahmen und Angreifer</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Schutzgüter</translation>
    </message>
    <message>
        <source>nowhere in particular</source>
        <translation>an keinem bestimmten Ort</translation>
    </message>
    <message>
        <source>Edit model details</source>
        <translation>Angaben zum Modell ändern</translation>
    </message>
    <message>
        <source>Assets without a place</source>
        <translation>Schutzgüter ohne Ort</translation>
    </message>
    <message>
        <source>The elements of these assets were removed meanwhile: %1</source>
        <translation>Die Elemente dieser Schutzgüter wurden inzwischen entfernt: %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MoreThreatsPage</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>A click on the diagram chooses another element. What the facilitator or two thirds of the room accept counts.</source>
        <translation>Ein Klick ins Diagramm wählt ein anderes Element. Was die Moderation oder zwei Drittel des Raums annehmen, zählt.</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Buchstabe</translation>
    </message>
    <message>
        <source>What can happen?</source>
        <translation>Was kann geschehen?</translation>
    </message>
    <message>
        <source>What can happen</source>
        <translation>Was geschehen kann</translation>
    </message>
    <message>
        <source>Your threats</source>
        <translation>Eigene Bedrohungen</translation>
    </message>
    <message>
        <source>Which cards apply? Write down the threats that you find with them.</source>
        <translation>Welche Karten treffen zu? Die Bedrohungen aufschreiben, die mit ihnen zu finden sind.</translation>
    </message>
    <message>
        <source>What does the second version change? Write down the threats that are new.</source>
        <translation>Was ändert die zweite Fassung? Die Bedrohungen aufschreiben, die neu sind.</translation>
    </message>
    <message>
        <source>Is there a threat that nobody has asked about?</source>
        <translation>Gibt es eine Bedrohung, nach der niemand gefragt hat?</translation>
    </message>
    <message>
        <source>There is no room for more: remove one first.</source>
        <translation>Mehr passen nicht hinein: zuerst eine entfernen.</translation>
    </message>
    <message numerus="yes">
        <source>%n threat(s) of your own</source>
        <translation>
            <numerusform>%n eigene Bedrohung</numerusform>
            <numerusform>%n eigene Bedrohungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::NestingBanner</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Mend the diagram</source>
        <translation>Diagramm richten</translation>
    </message>
    <message>
        <source>Moves them into the boxes that the model has them in.</source>
        <translation>Verschiebt sie in die Rahmen, in denen sie laut Modell stehen.</translation>
    </message>
    <message>
        <source>Mend the model</source>
        <translation>Modell richten</translation>
    </message>
    <message>
        <source>Makes them parts of the boxes that they stand in here.</source>
        <translation>Macht sie zu Teilen der Rahmen, in denen sie hier stehen.</translation>
    </message>
    <message>
        <source>“%1” stands in another box on this diagram than in the model.</source>
        <translation>„%1“ steht in diesem Diagramm in einem anderen Rahmen als im Modell.</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) stand in other boxes on this diagram than in the model.</source>
        <translation>
            <numerusform>%n Element steht in diesem Diagramm in einem anderen Rahmen als im Modell.</numerusform>
            <numerusform>%n Elemente stehen in diesem Diagramm in anderen Rahmen als im Modell.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::OptionButton</name>
    <message>
        <source>right: %1</source>
        <translation>richtig: %1</translation>
    </message>
    <message>
        <source>not right: %1</source>
        <translation>nicht richtig: %1</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Antwort %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::OutlinePanel</name>
    <message>
        <source>Find element</source>
        <translation>Element suchen</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::OverrideBox</name>
    <message>
        <source>What counts</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Choose the letter of an element to overrule the engine there.</source>
        <translation>Den Buchstaben eines Elements wählen, um die Engine dort zu überstimmen.</translation>
    </message>
    <message>
        <source>As the engine says</source>
        <translation>Wie die Engine</translation>
    </message>
    <message>
        <source>%1, %2. The engine: %3.</source>
        <translation>%1, %2. Die Engine: %3.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::OwnThreatDialog</name>
    <message>
        <source>Threat of your own</source>
        <translation>Eigene Bedrohung</translation>
    </message>
    <message>
        <source>1: hardly ever; 5: almost certainly</source>
        <translation>1: kaum je; 5: so gut wie sicher</translation>
    </message>
    <message>
        <source>1: a nuisance; 5: the business is at stake</source>
        <translation>1: lästig; 5: bedroht das ganze Geschäft</translation>
    </message>
    <message>
        <source>Add threat</source>
        <translation>Bedrohung hinzufügen</translation>
    </message>
    <message>
        <source>A threat to &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Eine Bedrohung für &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>&amp;Mitigation</source>
        <translation>&amp;Gegenmaßnahme</translation>
    </message>
    <message>
        <source>&amp;Likelihood (1–5)</source>
        <translation>&amp;Wahrscheinlichkeit (1–5)</translation>
    </message>
    <message>
        <source>&amp;Impact (1–5)</source>
        <translation>&amp;Auswirkung (1–5)</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PalettePanel</name>
    <message>
        <source> Key: %1.</source>
        <translation> Taste: %1.</translation>
    </message>
    <message>
        <source>%1: drag it to the diagram, or click here and then there.%2</source>
        <translation>%1: in das Diagramm ziehen oder hier und dann dort klicken.%2</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ParticipantWindow</name>
    <message>
        <source>The task cannot be opened</source>
        <translation>Die Aufgabe kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>%1 – Bulkhead</source>
        <translation>%1 – Bulkhead</translation>
    </message>
    <message>
        <source>%1: %2 – Bulkhead</source>
        <translation>%1: %2 – Bulkhead</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Saves your answers, and shows a checksum to write on the board</source>
        <translation>Speichert die Antworten und zeigt eine Prüfsumme für die Tafel</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Unter anderem Namen speichern …</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>1 threat   2 no threat   3 don’t know   ↑ ↓ letter   Enter why   Page down next element   F6 diagram</source>
        <translation>1 Bedrohung   2 keine   3 weiß nicht   ↑ ↓ Buchstabe   Eingabe warum   Bild ab nächstes Element   F6 Diagramm</translation>
    </message>
    <message>
        <source>Arrows and Enter on the diagram: next step   Backspace: remove the last step</source>
        <translation>Pfeile und Eingabe auf dem Diagramm: nächster Schritt   Rücktaste: letzten Schritt entfernen</translation>
    </message>
    <message>
        <source>Space chooses a measure   Ctrl+Tab next round</source>
        <translation>Leertaste wählt eine Maßnahme   Strg+Tab nächste Runde</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>“%1” was changed by another program, or by somebody of the same name. Nothing more is written to it.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert, oder von jemandem mit demselben Namen. Es wird nichts mehr hineingeschrieben.</translation>
    </message>
    <message>
        <source>Your answers could not be saved: %1</source>
        <translation>Die Antworten konnten nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>The answers could not be saved</source>
        <translation>Die Antworten konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Your answers continue under another name.</source>
        <translation>Die Antworten gehen unter einem anderen Namen weiter.</translation>
    </message>
    <message>
        <source>More threats</source>
        <translation>Weitere Bedrohungen</translation>
    </message>
    <message>
        <source>Enter adds the threat   Delete in the list removes it   Ctrl+Tab next round</source>
        <translation>Eingabe fügt die Bedrohung hinzu   Entf in der Liste entfernt sie   Strg+Tab nächste Runde</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 Mitglieder</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PathBanner</name>
    <message>
        <source>◂ Previous</source>
        <translation>◂ Zurück</translation>
    </message>
    <message>
        <source>Next step ▸</source>
        <translation>Nächster Schritt ▸</translation>
    </message>
    <message>
        <source>Whole path</source>
        <translation>Ganzer Pfad</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Voriger Schritt</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt;, %n step(s)</source>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt;, %n Schritt</numerusform>
            <numerusform>&lt;b&gt;%1&lt;/b&gt;, %n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;, step %2 of %3: %4</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;, Schritt %2 von %3: %4</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PathRoundPage</name>
    <message>
        <source>Diagram</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Arrows: move · Enter: step there · Backspace: step back · G: next group</source>
        <translation>Pfeile: bewegen · Enter: Schritt dorthin · Rücktaste: Schritt zurück · G: nächste Gruppe</translation>
    </message>
    <message>
        <source>V: next view</source>
        <translation>V: nächste Ansicht</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>%1 ✓ %2</source>
        <translation>%1 ✓ %2</translation>
    </message>
    <message>
        <source>%1 ✗ no way from there</source>
        <translation>%1 ✗ kein Weg von dort</translation>
    </message>
    <message>
        <source>At the goal: %1, the best way %2</source>
        <translation>Am Ziel: %1, der beste Weg %2</translation>
    </message>
    <message>
        <source>The path breaks off.</source>
        <translation>Der Pfad bricht ab.</translation>
    </message>
    <message>
        <source>Not at the goal yet.</source>
        <translation>Noch nicht am Ziel.</translation>
    </message>
    <message>
        <source>From the Internet to something of value</source>
        <translation>Vom Internet zu etwas von Wert</translation>
    </message>
    <message>
        <source>From the Internet to %1</source>
        <translation>Vom Internet zu %1</translation>
    </message>
    <message>
        <source>the Internet</source>
        <translation>das Internet</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Ausgewählt: %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PathTable</name>
    <message>
        <source>Rating</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>What falls</source>
        <translation>Was fällt</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Assets it protects</source>
        <translation>Geschützte Güter</translation>
    </message>
    <message>
        <source>Risk removed</source>
        <translation>Entferntes Risiko</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>the Internet</source>
        <translation>das Internet</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PathsPage</name>
    <message>
        <source>Figures of the attack paths</source>
        <translation>Zahlen zu den Angriffspfaden</translation>
    </message>
    <message>
        <source>Likelihoods are estimates that rank paths; they predict nothing.</source>
        <translation>Wahrscheinlichkeiten sind Schätzungen, die Pfade reihen; sie sagen nichts voraus.</translation>
    </message>
    <message>
        <source>Show on the diagram</source>
        <translation>Im Diagramm zeigen</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>Attack paths</source>
        <translation>Angriffspfade</translation>
    </message>
    <message>
        <source>Find a path</source>
        <translation>Pfad suchen</translation>
    </message>
    <message>
        <source>Assumed breach</source>
        <translation>Angenommener Einbruch</translation>
    </message>
    <message>
        <source>Choke points</source>
        <translation>Engstellen</translation>
    </message>
    <message>
        <source>The whole</source>
        <translation>Das Ganze</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Shows the likeliest ways from one element, as if it were taken over, to another. Left empty, they lead from where attackers start, and to all that is worth having.</source>
        <translation>Zeigt die wahrscheinlichsten Wege von einem Element, als wäre es kompromittiert, zu einem anderen. Leer gelassen führen sie von dort, wo Angreifer beginnen, zu allen lohnenden Zielen.</translation>
    </message>
    <message>
        <source>No element alone stands on every way to something worth having.</source>
        <translation>Kein einzelnes Element liegt auf jedem Weg zu einem lohnenden Ziel.</translation>
    </message>
    <message numerus="yes">
        <source>Every path to %n asset(s) goes through it: mend it, and they are out of reach.</source>
        <translation>
            <numerusform>Jeder Pfad zu %n Schutzgut führt hier hindurch: Ist es abgesichert, ist dieses außer Reichweite.</numerusform>
            <numerusform>Jeder Pfad zu %n Schutzgütern führt hier hindurch: Ist es abgesichert, sind diese außer Reichweite.</numerusform>
        </translation>
    </message>
    <message>
        <source>What opens it: %1</source>
        <translation>Was es öffnet: %1</translation>
    </message>
    <message>
        <source>Best cut: %1</source>
        <translation>Wirksamster Schnitt: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PermissionList</name>
    <message>
        <source>Double-click an entry to say where the right holds: ACTION@cluster, ACTION@namespace:NAME or ACTION@object:NAMESPACE/KIND/NAME. Without a scope it is not known.</source>
        <translation>Ein Doppelklick auf einen Eintrag legt fest, wo das Recht gilt: AKTION@cluster, AKTION@namespace:NAME oder AKTION@object:NAMESPACE/ART/NAME. Ohne Bereich ist es nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PictureCopier</name>
    <message>
        <source>A picture is being drawn</source>
        <translation>Ein Bild wird gezeichnet</translation>
    </message>
    <message>
        <source>Copies nothing; the clipboard stays as it is</source>
        <translation>Kopiert nichts; die Zwischenablage bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Drawing the picture …</source>
        <translation>Bild wird gezeichnet …</translation>
    </message>
    <message>
        <source>There is nothing on this view.</source>
        <translation>Auf dieser Ansicht ist nichts.</translation>
    </message>
    <message>
        <source>The diagram is on the clipboard as a picture, SVG and PNG.</source>
        <translation>Das Diagramm liegt als Bild in der Zwischenablage, SVG und PNG.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PlatformDialog</name>
    <message>
        <source>Platform profiles (*.bulkhead-platform);;All files (*)</source>
        <translation>Plattformprofile (*.bulkhead-platform);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Platform profile</source>
        <translation>Plattformprofil</translation>
    </message>
    <message>
        <source>A platform profile holds what is known of hosts, container engine, control plane and registries. Many models can share one. It counts where a model says nothing itself, and is never copied into it: what it answers is not asked again.</source>
        <translation>Ein Plattformprofil enthält, was über Hosts, Container-Engine, Control Plane und Registrys bekannt ist. Viele Modelle können sich eines teilen. Es zählt, wo ein Modell selbst nichts sagt, und wird nie hineinkopiert: Was es beantwortet, wird nicht noch einmal gefragt.</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>&amp;Write one from this model…</source>
        <translation>Aus diesem &amp;Modell schreiben …</translation>
    </message>
    <message>
        <source>This model has none.</source>
        <translation>Dieses Modell hat keines.</translation>
    </message>
    <message>
        <source>It is being read…</source>
        <translation>Es wird gelesen …</translation>
    </message>
    <message>
        <source>It is not read: %1</source>
        <translation>Es wird nicht gelesen: %1</translation>
    </message>
    <message numerus="yes">
        <source>It states %n values.</source>
        <translation>
            <numerusform>Es gibt %n Wert an.</numerusform>
            <numerusform>Es gibt %n Werte an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the model first: a profile stands in its folder, and is named from there.</source>
        <translation>Zuerst das Modell speichern: Ein Profil steht in dessen Ordner und wird von dort aus benannt.</translation>
    </message>
    <message>
        <source>Choose a platform profile</source>
        <translation>Plattformprofil wählen</translation>
    </message>
    <message>
        <source>The platform profile cannot be used</source>
        <translation>Das Plattformprofil kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>%1 is not in the model&apos;s folder, where a file of that name is already. Choose that one, or copy the profile there by another name.</source>
        <translation>%1 ist nicht im Ordner des Modells, wo es eine Datei dieses Namens bereits gibt. Diese wählen oder das Profil unter anderem Namen dorthin kopieren.</translation>
    </message>
    <message>
        <source>Copy the profile?</source>
        <translation>Profil kopieren?</translation>
    </message>
    <message>
        <source>%1 is not in the model&apos;s folder. A copy of it can be.</source>
        <translation>%1 ist nicht im Ordner des Modells. Eine Kopie davon kann es sein.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>This model states nothing of hosts, control plane or registries that others could share. Answer the questions about them first.</source>
        <translation>Dieses Modell gibt über Hosts, Control Plane und Registrys nichts an, was andere teilen könnten. Zuerst die Fragen dazu beantworten.</translation>
    </message>
    <message>
        <source>Platform of %1</source>
        <translation>Plattform von %1</translation>
    </message>
    <message>
        <source>The platform profile was not written</source>
        <translation>Das Plattformprofil wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>Write a platform profile</source>
        <translation>Plattformprofil schreiben</translation>
    </message>
    <message>
        <source>Written to %1; this model uses it. Look it through before others do: it holds what this model states of its platform.</source>
        <translation>Geschrieben nach %1; dieses Modell verwendet es. Bitte durchsehen, bevor andere es verwenden: Es enthält, was dieses Modell über seine Plattform angibt.</translation>
    </message>
    <message>
        <source>Written to %1. Look it through before others use it: it holds what this model states of its platform.</source>
        <translation>Geschrieben nach %1. Bitte durchsehen, bevor andere es verwenden: Es enthält, was dieses Modell über seine Plattform angibt.</translation>
    </message>
    <message>
        <source>Choose platform profile %1</source>
        <translation>Plattformprofil %1 wählen</translation>
    </message>
    <message>
        <source>Remove platform profile %1</source>
        <translation>Plattformprofil %1 entfernen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PrepareDialog</name>
    <message>
        <source>&amp;Suggest</source>
        <translation>&amp;Vorschlagen</translation>
    </message>
    <message>
        <source>Results show &amp;pseudonyms instead of names</source>
        <translation>Ergebnisse zeigen &amp;Pseudonyme statt Namen</translation>
    </message>
    <message>
        <source>&amp;Write the folder</source>
        <translation>Ordner &amp;schreiben</translation>
    </message>
    <message>
        <source>New workshop: %1</source>
        <translation>Neuer Workshop: %1</translation>
    </message>
    <message>
        <source>Looking for threats …</source>
        <translation>Bedrohungen werden gesucht …</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Betrachtungsbereich</translation>
    </message>
    <message>
        <source>Elements and their cells</source>
        <translation>Elemente und ihre Zellen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find an element</source>
        <translation>Ein Element suchen</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>Guided: a question for each letter</source>
        <translation>Angeleitet: eine Frage zu jedem Buchstaben</translation>
    </message>
    <message>
        <source>Plain: the letters</source>
        <translation>Einfach: die Buchstaben</translation>
    </message>
    <message>
        <source>Expert: free text, properties hidden</source>
        <translation>Experten: freier Text, Eigenschaften verborgen</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>S&amp;tufe</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Analysing …</source>
        <translation>Wird analysiert …</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>Choose a round.</source>
        <translation>Eine Runde wählen.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Einen Ordner wählen.</translation>
    </message>
    <message>
        <source>Folder of the workshop</source>
        <translation>Ordner des Workshops</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>The folder could not be written: %1</source>
        <translation>Der Ordner konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Written to %1: %2.</source>
        <translation>Geschrieben nach %1: %2.</translation>
    </message>
    <message>
        <source>Give the task and the handout to the participants; keep the other files to yourself.</source>
        <translation>Aufgabe und Handzettel an die Teilnehmenden geben; die anderen Dateien behalten.</translation>
    </message>
    <message>
        <source>These files are there already: %1. Writing the folder replaces them.</source>
        <translation>Diese Dateien gibt es dort schon: %1. Wenn der Ordner geschrieben wird, werden sie ersetzt.</translation>
    </message>
    <message>
        <source>● threat   ? to verify   – no threat   + bonus   * overruled</source>
        <translation>● Bedrohung   ? zu prüfen   – keine Bedrohung   + Bonus   * überstimmt</translation>
    </message>
    <message>
        <source>Containers: what the engine finds</source>
        <translation>Container: was die Engine findet</translation>
    </message>
    <message>
        <source>Generic: STRIDE per element</source>
        <translation>Allgemein: STRIDE je Element</translation>
    </message>
    <message>
        <source>Generic: STRIDE per interaction</source>
        <translation>Allgemein: STRIDE je Interaktion</translation>
    </message>
    <message>
        <source>S&amp;heet</source>
        <translation>&amp;Bogen</translation>
    </message>
    <message>
        <source>Select the elements to ask about.</source>
        <translation>Die Elemente auswählen, nach denen gefragt wird.</translation>
    </message>
    <message>
        <source>Choose at most %1 elements.</source>
        <translation>Höchstens %1 Elemente auswählen.</translation>
    </message>
    <message>
        <source>Overruling the engine needs a reason.</source>
        <translation>Die Engine zu überstimmen verlangt eine Begründung.</translation>
    </message>
    <message>
        <source>The folder already has a workshop</source>
        <translation>Der Ordner enthält schon einen Workshop</translation>
    </message>
    <message>
        <source>The folder already has such files</source>
        <translation>Der Ordner enthält schon solche Dateien</translation>
    </message>
    <message>
        <source>%1 cells, %2 true, about %3 minutes; with all that is around it: %4 minutes</source>
        <translation>%1 Zellen, %2 wahr, etwa %3 Minuten; mit allem darum herum: %4 Minuten</translation>
    </message>
    <message>
        <source>“%1” is there already. Writing the folder replaces it, with what was overruled in it; a workshop that has answers is kept.</source>
        <translation>„%1“ ist schon da. Den Ordner zu schreiben ersetzt sie, mit dem, was darin überstimmt wurde; ein Workshop mit Antworten bleibt.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PrintDialog</name>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Legende</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Pages as they will be printed</source>
        <translation>Seiten, wie sie gedruckt werden</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>All on one page</source>
        <translation>Alles auf einer Seite</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>Page &amp;setup…</source>
        <translation>&amp;Seite einrichten …</translation>
    </message>
    <message>
        <source>Pages &amp;wide:</source>
        <translation>Seiten in der &amp;Breite:</translation>
    </message>
    <message>
        <source>&amp;Orientation:</source>
        <translation>&amp;Ausrichtung:</translation>
    </message>
    <message>
        <source>Drawing the pages …</source>
        <translation>Seiten werden gezeichnet …</translation>
    </message>
    <message>
        <source>There is nothing on this view.</source>
        <translation>Auf dieser Ansicht ist nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s), %1</source>
        <translation>
            <numerusform>%n Seite, %1</numerusform>
            <numerusform>%n Seiten, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::Printing</name>
    <message>
        <source>Pages are being printed</source>
        <translation>Seiten werden gedruckt</translation>
    </message>
    <message>
        <source>Stops printing</source>
        <translation>Bricht das Drucken ab</translation>
    </message>
    <message>
        <source>Printing was stopped.</source>
        <translation>Das Drucken wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The pages before are still being printed.</source>
        <translation>Die vorigen Seiten werden noch gedruckt.</translation>
    </message>
    <message>
        <source>Printing %1 …</source>
        <translation>%1 wird gedruckt …</translation>
    </message>
    <message>
        <source>Pages are still being printed</source>
        <translation>Seiten werden noch gedruckt</translation>
    </message>
    <message>
        <source>Closing now stops them.</source>
        <translation>Wer jetzt schließt, bricht das ab.</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>The pages were not printed</source>
        <translation>Die Seiten wurden nicht gedruckt</translation>
    </message>
    <message>
        <source>The pages are on their way to the printer.</source>
        <translation>Die Seiten sind auf dem Weg zum Drucker.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ProgressRing</name>
    <message>
        <source>%1 of %2 cells are marked</source>
        <translation>%1 von %2 Zellen sind markiert</translation>
    </message>
    <message>
        <source>Cells that are marked, of all that are asked</source>
        <translation>Markierte Zellen, von allen, nach denen gefragt wird</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PropertiesModel</name>
    <message>
        <source>several values</source>
        <translation>mehrere Werte</translation>
    </message>
    <message>
        <source>unknown (derived: %1, %2)</source>
        <translation>unbekannt (abgeleitet: %1, %2)</translation>
    </message>
    <message>
        <source>unknown (platform profile: %1)</source>
        <translation>unbekannt (Plattformprofil: %1)</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown (default: %1)</source>
        <translation>unbekannt (Vorgabe: %1)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 known</source>
        <translation>%1 von %2 bekannt</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PropertiesPanel</name>
    <message>
        <source>Select an element or flow to see what is known about it.</source>
        <translation>Ein Element oder einen Fluss auswählen, um zu sehen, was darüber bekannt ist.</translation>
    </message>
    <message>
        <source>“%1” is no value for “%2”; nothing was changed.</source>
        <translation>„%1“ ist kein Wert für „%2“; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Find property</source>
        <translation>Eigenschaft suchen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannte</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannte</translation>
    </message>
    <message>
        <source>Which properties</source>
        <translation>Welche Eigenschaften</translation>
    </message>
    <message>
        <source>The selection changed; what was being typed was not taken.</source>
        <translation>Die Auswahl hat sich geändert; die angefangene Eingabe wurde nicht übernommen.</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%n selected&lt;/b&gt;&lt;br&gt;A change is made to all of them.</source>
        <translation>
            <numerusform>&lt;b&gt;%n ausgewählt&lt;/b&gt;&lt;br&gt;Eine Änderung gilt dafür.</numerusform>
            <numerusform>&lt;b&gt;%n ausgewählt&lt;/b&gt;&lt;br&gt;Eine Änderung gilt für alle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Derived: %1, %2.</source>
        <translation>Abgeleitet: %1, %2.</translation>
    </message>
    <message>
        <source>The platform&apos;s default: %1.</source>
        <translation>Vorgabe der Plattform: %1.</translation>
    </message>
    <message>
        <source>The platform profile says: %1.</source>
        <translation>Das Plattformprofil sagt: %1.</translation>
    </message>
    <message>
        <source>Stated by a person.</source>
        <translation>Von Hand angegeben.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importiert.</translation>
    </message>
    <message>
        <source>From %1.</source>
        <translation>Aus %1.</translation>
    </message>
    <message>
        <source>%1 says: %2.</source>
        <translation>%1 sagt: %2.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Set %1 of %2: %3</source>
        <translation>%1 von %2 setzen: %3</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PropertyDelegate</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannte</translation>
    </message>
    <message>
        <source>One item a line</source>
        <translation>Je Zeile ein Eintrag</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::QuestionBox</name>
    <message>
        <source>Choose one: by its number, or with the pointer.</source>
        <translation>Eine auswählen: mit ihrer Nummer oder dem Zeiger.</translation>
    </message>
    <message>
        <source>Right at once.</source>
        <translation>Auf Anhieb richtig.</translation>
    </message>
    <message>
        <source>Right, after another try.</source>
        <translation>Richtig, nach einem weiteren Versuch.</translation>
    </message>
    <message>
        <source>Not that one. Choose another.</source>
        <translation>Diese nicht. Eine andere auswählen.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::QuestionsPanel</name>
    <message>
        <source>By question</source>
        <translation>Nach Fragen</translation>
    </message>
    <message>
        <source>By element</source>
        <translation>Nach Elementen</translation>
    </message>
    <message>
        <source>Order of the questions</source>
        <translation>Ordnung der Fragen</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Settles</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Nothing is left to ask.</source>
        <translation>Es ist nichts mehr zu fragen.</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s), the most useful first.</source>
        <translation>
            <numerusform>%n Frage.</numerusform>
            <numerusform>%n Fragen, die nützlichsten zuerst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more can wait.</source>
        <translation>
            <numerusform>%n weitere kann warten.</numerusform>
            <numerusform>%n weitere können warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>To those who know the system (%1)</source>
        <translation>An alle, die das System kennen (%1)</translation>
    </message>
    <message>
        <source>To those who keep hosts, control plane and registries (%1)</source>
        <translation>An alle, die Hosts, Control Plane und Registrys betreuen (%1)</translation>
    </message>
    <message>
        <source>Questions that can wait (%1)</source>
        <translation>Fragen, die warten können (%1)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, which are answered with all</source>
        <translation>
            <numerusform>und noch %n, mit allen beantwortet</numerusform>
            <numerusform>und noch %n, mit allen beantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n finding(s)</source>
        <translation>
            <numerusform>bis zu %n Befund</numerusform>
            <numerusform>bis zu %n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>What an answer settles has scores of %1 on average</source>
        <translation>Was eine Antwort erledigt, hat im Mittel den Risikowert %1</translation>
    </message>
    <message>
        <source>Not an answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>“%1” does not answer “%2”. Expected is %3.</source>
        <translation>„%1“ beantwortet „%2“ nicht. Erwartet wird %3.</translation>
    </message>
    <message>
        <source>Answer for %1: %2</source>
        <translation>Antwort für %1: %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ReferenceList</name>
    <message>
        <source>Add &amp;reference</source>
        <translation>&amp;Verweis hinzufügen</translation>
    </message>
    <message>
        <source>title, or a known one such as CWE-250</source>
        <translation>Titel oder ein bekannter Verweis wie CWE-250</translation>
    </message>
    <message>
        <source>Title of the reference</source>
        <translation>Titel des Verweises</translation>
    </message>
    <message>
        <source>Address of the reference</source>
        <translation>Adresse des Verweises</translation>
    </message>
    <message>
        <source>Remove this reference</source>
        <translation>Diesen Verweis entfernen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ReplaceDialog</name>
    <message>
        <source>Match &amp;case</source>
        <translation>&amp;Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>In the &amp;selection only</source>
        <translation>Nur in der &amp;Auswahl</translation>
    </message>
    <message>
        <source>Find and replace in names</source>
        <translation>In Namen ersetzen</translation>
    </message>
    <message>
        <source>Names that change</source>
        <translation>Namen, die sich ändern</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Replace by</source>
        <translation>&amp;Ersetzen durch</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) change</source>
        <translation>
            <numerusform>%n Name ändert sich</numerusform>
            <numerusform>%n Namen ändern sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace “%1” by “%2” in %n name(s)</source>
        <translation>
            <numerusform>„%1“ in %n Namen durch „%2“ ersetzen</numerusform>
            <numerusform>„%1“ in %n Namen durch „%2“ ersetzen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ReportChoiceBox</name>
    <message>
        <source>Report &amp;for:</source>
        <translation>Bericht &amp;für:</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Engineering</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Three to four pages: what is worst, and what to do</source>
        <translation>Drei bis vier Seiten: was am schlimmsten ist und was zu tun ist</translation>
    </message>
    <message>
        <source>Each issue with the elements that have it, and how it is mended</source>
        <translation>Jedes Problem mit den Elementen, die es haben, und wie es behoben wird</translation>
    </message>
    <message>
        <source>Everything: also what was checked, and what the scores rest on</source>
        <translation>Alles: auch was geprüft wurde und worauf die Risikowerte beruhen</translation>
    </message>
    <message>
        <source>All that this reader is given</source>
        <translation>Alle, die diese Leser bekommen</translation>
    </message>
    <message>
        <source>All chapters</source>
        <translation>Alle Kapitel</translation>
    </message>
    <message>
        <source>%1 of %2 chapters</source>
        <translation>%1 von %2 Kapiteln</translation>
    </message>
    <message>
        <source>The folder with your organisation&apos;s logo, classification, texts and titles</source>
        <translation>Der Ordner mit Logo, Einstufung, Texten und Titeln Ihrer Organisation</translation>
    </message>
    <message>
        <source>&amp;Choose folder…</source>
        <translation>&amp;Ordner wählen…</translation>
    </message>
    <message>
        <source>&amp;No template</source>
        <translation>&amp;Keine Vorlage</translation>
    </message>
    <message>
        <source>Folder of the report&apos;s template</source>
        <translation>Ordner der Berichtsvorlage</translation>
    </message>
    <message>
        <source>Template: %1</source>
        <translation>Vorlage: %1</translation>
    </message>
    <message>
        <source>No template</source>
        <translation>Keine Vorlage</translation>
    </message>
    <message>
        <source>Which chapters the report has, and their order</source>
        <translation>Welche Kapitel der Bericht hat, und in welcher Reihenfolge</translation>
    </message>
    <message>
        <source>&amp;Order…</source>
        <translation>&amp;Reihenfolge …</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ReportPage</name>
    <message>
        <source>Report preview</source>
        <translation>Berichtsvorschau</translation>
    </message>
    <message>
        <source>Waiting for the analysis…</source>
        <translation>Auf die Analyse wird gewartet …</translation>
    </message>
    <message>
        <source>Gathering the report…</source>
        <translation>Bericht wird zusammengetragen …</translation>
    </message>
    <message>
        <source>Composing the report…</source>
        <translation>Bericht wird zusammengestellt …</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RevealPage</name>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Aufdecken</translation>
    </message>
    <message>
        <source>1: threat · 2: to verify · 3: no threat · 4: bonus · 0: as the engine · Esc: leave it</source>
        <translation>1: Bedrohung · 2: zu prüfen · 3: keine Bedrohung · 4: Bonus · 0: wie die Engine · Esc: so lassen</translation>
    </message>
    <message>
        <source>Enter: overrule · Esc: leave it</source>
        <translation>Enter: überstimmen · Esc: so lassen</translation>
    </message>
    <message>
        <source>most divided first</source>
        <translation>das Umstrittenste zuerst</translation>
    </message>
    <message>
        <source>element by element</source>
        <translation>Element für Element</translation>
    </message>
    <message>
        <source>%1 of %2 shown · %3</source>
        <translation>%1 von %2 gezeigt · %3</translation>
    </message>
    <message>
        <source>Space begins the reveal.</source>
        <translation>Die Leertaste beginnt das Aufdecken.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What speaks for it, what against? Then Space.</source>
        <translation>Was spricht dafür, was dagegen? Dann die Leertaste.</translation>
    </message>
    <message>
        <source>The engine finds nothing here.</source>
        <translation>Die Engine findet hier nichts.</translation>
    </message>
    <message>
        <source>Overruled: %1 (the engine: %2)</source>
        <translation>Überstimmt: %1 (die Engine: %2)</translation>
    </message>
    <message>
        <source>What counts here?</source>
        <translation>Was zählt hier?</translation>
    </message>
    <message>
        <source>%1, because …</source>
        <translation>%1, weil …</translation>
    </message>
    <message>
        <source>Space: reveal, next · Left: back · S: skip · E: next element · M: order · O: overrule</source>
        <translation>Leertaste: aufdecken, weiter · Links: zurück · S: überspringen · E: nächstes Element · M: Reihenfolge · O: überstimmen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RiskBar</name>
    <message>
        <source>Open risk after each measure</source>
        <translation>Offenes Risiko nach jeder Maßnahme</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RiskPreview</name>
    <message numerus="yes">
        <source>settles %n threat(s) (worst: %1)</source>
        <translation>
            <numerusform>erledigt %n Bedrohung (schlimmste: %1)</numerusform>
            <numerusform>erledigt %n Bedrohungen (schlimmste: %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>raises %n new one(s) (worst: %1)</source>
        <translation>
            <numerusform>schafft %n neue (schlimmste: %1)</numerusform>
            <numerusform>schafft %n neue (schlimmste: %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>makes %n worse</source>
        <translation>
            <numerusform>verschärft %n</numerusform>
            <numerusform>verschärft %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>makes %n milder</source>
        <translation>
            <numerusform>mildert %n</numerusform>
            <numerusform>mildert %n</numerusform>
        </translation>
    </message>
    <message>
        <source>changes no threat</source>
        <translation>ändert keine Bedrohung</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RoomPage</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Groups and rounds</source>
        <translation>Gruppen und Runden</translation>
    </message>
    <message>
        <source>Sheet from paper</source>
        <translation>Bogen vom Papier</translation>
    </message>
    <message>
        <source>Whose sheet it is</source>
        <translation>Wessen Bogen es ist</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Up, Down: choose · Enter: its sheet · E: new sheet from paper · W: watched folder</source>
        <translation>Auf, Ab: wählen · Enter: ihr Bogen · E: neuer Bogen vom Papier · W: beobachteter Ordner</translation>
    </message>
    <message>
        <source>Enter: to the cells · Esc: back</source>
        <translation>Enter: zu den Feldern · Esc: zurück</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, typed</source>
        <translation>%1, getippt</translation>
    </message>
    <message>
        <source>The folder cannot be read. Ctrl+N says why. What was read before stays.</source>
        <translation>Der Ordner ist nicht lesbar. Strg+N sagt, warum. Was schon gelesen wurde, bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of answers in %1</source>
        <translation>
            <numerusform>%n Antwortdatei in %1</numerusform>
            <numerusform>%n Antwortdateien in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being written</source>
        <translation>
            <numerusform>%n wird gerade geschrieben</numerusform>
            <numerusform>%n werden gerade geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out. Ctrl+N shows which and why.</source>
        <translation>
            <numerusform>%n Datei ausgelassen. Strg+N zeigt, welche und warum.</numerusform>
            <numerusform>%n Dateien ausgelassen. Strg+N zeigt, welche und warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without a checksum: nothing shows whether they were edited.</source>
        <translation>
            <numerusform>%n Datei ohne Prüfsumme: Nichts zeigt, ob sie bearbeitet wurde.</numerusform>
            <numerusform>%n Dateien ohne Prüfsumme: Nichts zeigt, ob sie bearbeitet wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Table %1</source>
        <translation>Tisch %1</translation>
    </message>
    <message>
        <source>Folder of the answers</source>
        <translation>Ordner der Antworten</translation>
    </message>
    <message>
        <source>Sheet from paper, round %1. Whose is it?</source>
        <translation>Bogen vom Papier, Runde %1. Wessen ist er?</translation>
    </message>
    <message>
        <source>Sheet of %1, round %2</source>
        <translation>Bogen von %1, Runde %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more were not read</source>
        <translation>
            <numerusform>%n weitere wurde nicht gelesen</numerusform>
            <numerusform>%n weitere wurden nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>T: threat · N or -: no threat · U or ?: don’t know · Del: clear · arrows: move · Tab: name · Esc: done</source>
        <translation>T: Bedrohung · N oder -: keine · U oder ?: weiß nicht · Entf: leeren · Pfeile: bewegen · Tab: Name · Esc: fertig</translation>
    </message>
    <message>
        <source>X: next files left out</source>
        <translation>X: weitere ausgelassene Dateien</translation>
    </message>
    <message>
        <source>%1 to %2 of %3 files left out. X: the next ones.</source>
        <translation>%1 bis %2 von %3 ausgelassenen Dateien. X: die nächsten.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RoundClock</name>
    <message>
        <source>%1 left of the round</source>
        <translation>Noch %1 in dieser Runde</translation>
    </message>
    <message>
        <source>The round has been over for %1</source>
        <translation>Die Runde ist seit %1 vorbei</translation>
    </message>
    <message>
        <source>Your own clock: what is left of this round since you opened it. The facilitator’s clock ends the round; nothing stops here.</source>
        <translation>Deine eigene Uhr: was von dieser Runde bleibt, seit du sie geöffnet hast. Die Uhr der Moderation beendet die Runde; hier hält nichts an.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RoundsBox</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>%1: minutes</source>
        <translation>%1: Minuten</translation>
    </message>
    <message>
        <source>each alone</source>
        <translation>jeder für sich</translation>
    </message>
    <message>
        <source>at the tables</source>
        <translation>an den Tischen</translation>
    </message>
    <message>
        <source>played on elements</source>
        <translation>auf Elemente ausgespielt</translation>
    </message>
    <message>
        <source>the steps of an attacker</source>
        <translation>die Schritte eines Angreifers</translation>
    </message>
    <message>
        <source>five measures</source>
        <translation>fünf Maßnahmen</translation>
    </message>
    <message>
        <source>a second version of the model</source>
        <translation>eine zweite Fassung des Modells</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RuleEditor</name>
    <message>
        <source>&amp;Save rule</source>
        <translation>Regel &amp;speichern</translation>
    </message>
    <message>
        <source>Write a rule</source>
        <translation>Regel schreiben</translation>
    </message>
    <message>
        <source>Keep silent</source>
        <translation>Schweigen</translation>
    </message>
    <message>
        <source>Tell it as something to verify</source>
        <translation>Als „zu prüfen“ melden</translation>
    </message>
    <message>
        <source>Take the platform&apos;s default</source>
        <translation>Vorgabe der Plattform annehmen</translation>
    </message>
    <message>
        <source>%1 (beside the model)</source>
        <translation>%1 (neben dem Modell)</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>What is told of an element, for example: {name} runs on {host} without …</source>
        <translation>Was über ein Element gemeldet wird, zum Beispiel: {name} runs on {host} without …</translation>
    </message>
    <message>
        <source>{name}, {host}, {image}, {source}, {target}, {peer} and names of properties in braces are filled in</source>
        <translation>{name}, {host}, {image}, {source}, {target}, {peer} und Namen von Eigenschaften in geschweiften Klammern werden ausgefüllt</translation>
    </message>
    <message>
        <source>× impact</source>
        <translation>× Auswirkung</translation>
    </message>
    <message>
        <source>&amp;Id</source>
        <translation>&amp;Kennung</translation>
    </message>
    <message>
        <source>&amp;Threat</source>
        <translation>&amp;Bedrohung</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Looks at</source>
        <translation>Betri&amp;fft</translation>
    </message>
    <message>
        <source>Fires when</source>
        <translation>Greift, wenn</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Meldung</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>&amp;Why this rating</source>
        <translation>&amp;Grund der Einstufung</translation>
    </message>
    <message>
        <source>If &amp;nothing is stated</source>
        <translation>Wenn &amp;nichts angegeben ist</translation>
    </message>
    <message>
        <source>Mitigations</source>
        <translation>Gegenmaßnahmen</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Save i&amp;n</source>
        <translation>Speichern &amp;in</translation>
    </message>
    <message>
        <source>Kept as the file has it: %1</source>
        <translation>Beibehalten, wie es in der Datei steht: %1</translation>
    </message>
    <message>
        <source>Change rule %1</source>
        <translation>Regel %1 ändern</translation>
    </message>
    <message>
        <source>Decisions on what the rule found are kept by its id.</source>
        <translation>Entscheidungen zu den Befunden der Regel hängen an ihrer Kennung.</translation>
    </message>
    <message>
        <source>Catalog for the rule</source>
        <translation>Katalog für die Regel</translation>
    </message>
    <message>
        <source>Threat catalogs (*.json);;All files (*)</source>
        <translation>Bedrohungskataloge (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The preview appears when the rule is whole.</source>
        <translation>Die Vorschau erscheint, sobald die Regel vollständig ist.</translation>
    </message>
    <message>
        <source>%1 already holds a rule “%2”: choose another id, or change that rule in the catalog&apos;s list.</source>
        <translation>%1 enthält bereits eine Regel „%2“: eine andere Kennung wählen oder jene Regel in der Liste des Katalogs ändern.</translation>
    </message>
    <message>
        <source>Rules of %1</source>
        <translation>Regeln zu %1</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RuleTextDialog</name>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>The form cannot show this rule: %1 Change it in its file, %2.</source>
        <translation>Das Formular kann diese Regel nicht darstellen: %1 Sie lässt sich in ihrer Datei ändern, %2.</translation>
    </message>
    <message>
        <source>It fires when %1</source>
        <translation>Sie greift, wenn %1</translation>
    </message>
    <message>
        <source>The rule as its file has it</source>
        <translation>Die Regel, wie sie in ihrer Datei steht</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ScopeModel</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source> (overruled)</source>
        <translation> (überstimmt)</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ScorePage</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Cells, S</source>
        <translation>Felder, S</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Ehrlichkeit</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Extras</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>L: the room as a whole · Up, Down: move</source>
        <translation>L: der Raum als Ganzes · Auf, Ab: bewegen</translation>
    </message>
    <message>
        <source>L: places of the groups</source>
        <translation>L: Plätze der Gruppen</translation>
    </message>
    <message>
        <source>No sheet has come in yet.</source>
        <translation>Noch ist kein Bogen eingegangen.</translation>
    </message>
    <message>
        <source>Places of the groups</source>
        <translation>Plätze der Gruppen</translation>
    </message>
    <message numerus="yes">
        <source>The room as a whole, mean of %n sheet(s)</source>
        <translation>
            <numerusform>Der Raum als Ganzes, %n Bogen</numerusform>
            <numerusform>Der Raum als Ganzes, Mittel aus %n Bögen</numerusform>
        </translation>
    </message>
    <message>
        <source>The room</source>
        <translation>Der Raum</translation>
    </message>
    <message>
        <source>Best catch: %1, by %2</source>
        <translation>Bester Fund: %1, von %2</translation>
    </message>
    <message>
        <source>Best question: “%1” (%2), by %3</source>
        <translation>Beste Frage: „%1“ (%2), von %3</translation>
    </message>
    <message>
        <source>Most improved: %1, by %2</source>
        <translation>Am meisten verbessert: %1, um %2</translation>
    </message>
    <message>
        <source>Right threats by grade: high %1 of %2, medium %3 of %4, low %5 of %6</source>
        <translation>Richtige Bedrohungen nach Einstufung: hoch %1 von %2, mittel %3 von %4, niedrig %5 von %6</translation>
    </message>
    <message>
        <source>S = 100 × (share of the threats found − share of false alarms); a threat weighs 5, 3, 2 or 1 by its worst rating. Total = %1 × S / 100 + the other parts; an extra threat is worth %2.</source>
        <translation>S = 100 × (Anteil der gefundenen Bedrohungen − Anteil falscher Alarme); eine Bedrohung wiegt 5, 3, 2 oder 1 nach ihrer höchsten Bewertung. Summe = %1 × S / 100 + die anderen Teile; eine weitere Bedrohung zählt %2.</translation>
    </message>
    <message>
        <source>S = 100 × (share of the threats found − share of false alarms); each threat weighs the same. Total = %1 × S / 100 + %2 for each extra threat.</source>
        <translation>S = 100 × (Anteil der gefundenen Bedrohungen − Anteil der Fehlalarme); jede Bedrohung wiegt gleich viel. Summe = %1 × S / 100 + %2 für jede weitere Bedrohung.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ShortcutsDialog</name>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Setzen</translation>
    </message>
    <message>
        <source>&amp;Restore default</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>New &amp;keys:</source>
        <translation>Neue &amp;Tasten:</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Give that command other keys first.</source>
        <translation>%1 gehört zu „%2“. Diesem Befehl zuerst andere Tasten geben.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::SlidePanel</name>
    <message>
        <source>Text of the slide</source>
        <translation>Text der Folie</translation>
    </message>
    <message>
        <source>%1 of %2 · Space, arrows: on and back · L: light · T: text · Esc: end</source>
        <translation>%1 von %2 · Leertaste, Pfeile: vor und zurück · L: Licht · T: Text · Esc: Ende</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::SourceBanner</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und noch %n</numerusform>
            <numerusform>%1 und noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has changed since it was imported.</source>
        <translation>%1 hat sich seit dem Import geändert.</translation>
    </message>
    <message>
        <source>%1 have changed since they were imported.</source>
        <translation>%1 haben sich seit dem Import geändert.</translation>
    </message>
    <message>
        <source>%1 is new in the imported folder.</source>
        <translation>%1 ist im importierten Ordner neu.</translation>
    </message>
    <message>
        <source>%1 are new in the imported folder.</source>
        <translation>%1 sind im importierten Ordner neu.</translation>
    </message>
    <message>
        <source>%1 is gone from the imported folder.</source>
        <translation>%1 ist aus dem importierten Ordner verschwunden.</translation>
    </message>
    <message>
        <source>%1 are gone from the imported folder.</source>
        <translation>%1 sind aus dem importierten Ordner verschwunden.</translation>
    </message>
    <message>
        <source>Update from source…</source>
        <translation>Aus Quelle aktualisieren …</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::StartPage</name>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message numerus="yes">
        <source>Find the threats of %n element(s): for each of the six letters of STRIDE, is there a threat?</source>
        <translation>
            <numerusform>Die Bedrohungen von %n Element finden: Gibt es eine, für jeden der sechs Buchstaben von STRIDE?</numerusform>
            <numerusform>Die Bedrohungen von %n Elementen finden: Gibt es eine, für jeden der sechs Buchstaben von STRIDE?</numerusform>
        </translation>
    </message>
    <message>
        <source>Your &amp;pseudonym; results show no names</source>
        <translation>&amp;Pseudonym; Ergebnisse zeigen keine Namen</translation>
    </message>
    <message>
        <source>Your &amp;name, or that of your group</source>
        <translation>&amp;Name, der eigene oder der der Gruppe</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>There are answers under this name already: choose another name.</source>
        <translation>Unter diesem Namen gibt es schon Antworten: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“Don’t know” costs nothing. Your answers are saved as you work, beside the task. The clock counts your own minutes; the facilitator’s ends a round.</source>
        <translation>„Weiß nicht“ kostet nichts. Deine Antworten werden beim Arbeiten gespeichert, neben der Aufgabe. Die Uhr zählt deine eigenen Minuten; die der Moderation beendet eine Runde.</translation>
    </message>
    <message>
        <source>There are answers under this name already. If they are not yours, take another name.</source>
        <translation>Unter diesem Namen gibt es schon Antworten. Sind es nicht die eigenen, einen anderen Namen nehmen.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::StatusLine</name>
    <message>
        <source>How long the last analysis took</source>
        <translation>Wie lange die letzte Analyse gedauert hat</translation>
    </message>
    <message>
        <source>List the threats rated %1 and worse</source>
        <translation>Die Bedrohungen ab Einstufung „%1“ auflisten</translation>
    </message>
    <message>
        <source>%1 confirmed, %2 to verify, %3 decided · residual risk %4 of %5</source>
        <translation>%1 bestätigt, %2 zu prüfen, %3 entschieden · Restrisiko %4 von %5</translation>
    </message>
    <message>
        <source>Scores of all issues, each counted once: what decisions leave, of what there is</source>
        <translation>Risikowerte aller Probleme, jedes einmal gezählt: was die Entscheidungen übrig lassen von dem, was es gibt</translation>
    </message>
    <message>
        <source>analysed in %1 ms</source>
        <translation>analysiert in %1 ms</translation>
    </message>
    <message>
        <source>analysing…</source>
        <translation>Analyse läuft …</translation>
    </message>
    <message>
        <source>platform profile not read</source>
        <translation>Plattformprofil nicht gelesen</translation>
    </message>
    <message>
        <source>with the platform profile</source>
        <translation>mit dem Plattformprofil</translation>
    </message>
    <message>
        <source>What %1 states of hosts, control plane and registries counts where the model says nothing.</source>
        <translation>Was %1 über Hosts, Control Plane und Registrys angibt, zählt, wo das Modell nichts sagt.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::SystemView</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>What is known of the selected element</source>
        <translation>Was über das ausgewählte Element bekannt ist</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>In</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ThreatsModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 again</source>
        <translation>Wieder %1</translation>
    </message>
    <message>
        <source>Score %1 of 25</source>
        <translation>Risikowert %1 von 25</translation>
    </message>
    <message>
        <source>Rests on what is %1</source>
        <translation>Grundlage: %1</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Threat</source>
        <translation>Bedrohung</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>STRIDE</source>
        <translation>STRIDE</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ThreatsPanel</name>
    <message>
        <source>Remove threat “%1”</source>
        <translation>Bedrohung „%1“ entfernen</translation>
    </message>
    <message>
        <source>Remove threat</source>
        <translation>Bedrohung entfernen</translation>
    </message>
    <message>
        <source>Only a threat that a person added can be removed.</source>
        <translation>Nur eine von Hand hinzugefügte Bedrohung lässt sich entfernen.</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Filter by rule, title or element</source>
        <translation>Nach Regel, Titel oder Element filtern</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Ungruppiert</translation>
    </message>
    <message>
        <source>By element</source>
        <translation>Nach Elementen</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Nach Kategorie</translation>
    </message>
    <message>
        <source>By rating</source>
        <translation>Nach Einstufung</translation>
    </message>
    <message>
        <source>By decision</source>
        <translation>Nach Entscheidung</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>Gruppierung</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>%1 and worse</source>
        <translation>ab „%1“</translation>
    </message>
    <message>
        <source>Lowest rating</source>
        <translation>Niedrigste Einstufung</translation>
    </message>
    <message>
        <source>All of STRIDE</source>
        <translation>Ganz STRIDE</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Only what rests on facts; leaves out what is still to verify</source>
        <translation>Nur was auf Tatsachen beruht; lässt aus, was noch zu prüfen ist</translation>
    </message>
    <message>
        <source>Only what nobody has decided yet</source>
        <translation>Nur was noch niemand entschieden hat</translation>
    </message>
    <message>
        <source>Only threats to what is selected on the diagram</source>
        <translation>Nur Bedrohungen für das im Diagramm Ausgewählte</translation>
    </message>
    <message>
        <source>✕ Top threat</source>
        <translation>✕ Hauptbedrohung</translation>
    </message>
    <message>
        <source>Only the findings of the top threat that was chosen. Click to list all again.</source>
        <translation>Nur die Befunde der gewählten Hauptbedrohung. Ein Klick listet wieder alle auf.</translation>
    </message>
    <message>
        <source>Threats</source>
        <translation>Bedrohungen</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>%1 open, %2 decided</source>
        <translation>%1 offen, %2 entschieden</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a threat to read what it is, why it is here and how to fix it.</source>
        <translation>Eine Bedrohung auswählen, um zu lesen, was sie ist, warum sie hier besteht und wie sie zu beheben ist.</translation>
    </message>
    <message>
        <source>No threat to what is selected passes the filter.</source>
        <translation>Keine Bedrohung für das Ausgewählte passt zum Filter.</translation>
    </message>
    <message>
        <source>No threat passes the filter.</source>
        <translation>Keine Bedrohung passt zum Filter.</translation>
    </message>
    <message>
        <source>No threats. Add elements and say what is known of them.</source>
        <translation>Keine Bedrohungen. Elemente hinzufügen und angeben, was über sie bekannt ist.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::TopThreatsList</name>
    <message>
        <source>Top threats</source>
        <translation>Hauptbedrohungen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::TrialBanner</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Takes the changes over as one step that can be undone</source>
        <translation>Übernimmt die Änderungen als einen Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Takes everything back that was tried out</source>
        <translation>Nimmt alles zurück, was ausprobiert wurde</translation>
    </message>
    <message>
        <source>What was tried out</source>
        <translation>Was ausprobiert wurde</translation>
    </message>
    <message>
        <source>&lt;b&gt;What if:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;Was wäre, wenn:&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;What if:&lt;/b&gt; change properties or the diagram and see here what that does to the risk; nothing is final until you keep it.</source>
        <translation>&lt;b&gt;Was wäre, wenn:&lt;/b&gt; Eigenschaften oder Diagramm ändern und hier sehen, was das für das Risiko bedeutet; nichts ist endgültig, bevor es behalten wird.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::UpdateController</name>
    <message>
        <source>The sources cannot be read again</source>
        <translation>Die Quellen können nicht erneut gelesen werden</translation>
    </message>
    <message>
        <source>The model was made of what “%1” wrote. Import that again and add it to this model.</source>
        <translation>Das Modell entstand aus dem, was „%1“ geschrieben hat. Dies erneut importieren und dem Modell hinzufügen.</translation>
    </message>
    <message>
        <source>The sources were not found</source>
        <translation>Die Quellen wurden nicht gefunden</translation>
    </message>
    <message>
        <source>The model was imported from “%1”, which is no longer where it was.</source>
        <translation>Das Modell wurde aus „%1“ importiert, das nicht mehr am alten Ort ist.</translation>
    </message>
    <message>
        <source>Choose its folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Folder of “%1”</source>
        <translation>Ordner von „%1“</translation>
    </message>
    <message>
        <source>There is no “%1” in %2.</source>
        <translation>In %2 gibt es kein „%1“.</translation>
    </message>
    <message>
        <source>Update from source</source>
        <translation>Aus Quelle aktualisieren</translation>
    </message>
    <message>
        <source>Add surroundings</source>
        <translation>Umgebung hinzufügen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::UpdateDialog</name>
    <message numerus="yes">
        <source>%n addition(s)</source>
        <translation>
            <numerusform>%n Ergänzung</numerusform>
            <numerusform>%n Ergänzungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removal(s)</source>
        <translation>
            <numerusform>%n Entfernung</numerusform>
            <numerusform>%n Entfernungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>What stands around the model</source>
        <translation>Was um das Modell herum steht</translation>
    </message>
    <message>
        <source>What the update does</source>
        <translation>Was die Aktualisierung bewirkt</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>&amp;Add them</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Update the model</source>
        <translation>Modell &amp;aktualisieren</translation>
    </message>
    <message>
        <source>Add surroundings</source>
        <translation>Umgebung hinzufügen</translation>
    </message>
    <message>
        <source>Update from source</source>
        <translation>Aus Quelle aktualisieren</translation>
    </message>
    <message>
        <source>Nothing is missing around the model that could be assumed.</source>
        <translation>Um das Modell herum fehlt nichts, was anzunehmen wäre.</translation>
    </message>
    <message>
        <source>All of this is assumed, and marked so: %1. It can be undone in one step.</source>
        <translation>All das ist angenommen und so gekennzeichnet: %1. Es lässt sich in einem Schritt rückgängig machen.</translation>
    </message>
    <message>
        <source>The model is up to date with its sources.</source>
        <translation>Das Modell ist auf dem Stand seiner Quellen.</translation>
    </message>
    <message>
        <source>The sources have changed in nothing that the model shows.</source>
        <translation>Die Quellen haben sich in nichts geändert, was das Modell zeigt.</translation>
    </message>
    <message>
        <source>The update makes %1. It can be undone in one step.</source>
        <translation>Die Aktualisierung umfasst %1. Sie lässt sich in einem Schritt rückgängig machen.</translation>
    </message>
    <message>
        <source>Surroundings cannot be added; nothing was changed.

%1</source>
        <translation>Die Umgebung kann nicht hinzugefügt werden; es wurde nichts geändert.

%1</translation>
    </message>
    <message>
        <source>The model cannot be updated; nothing was changed.

%1</source>
        <translation>Das Modell kann nicht aktualisiert werden; es wurde nichts geändert.

%1</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::VerdictsView</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Element or flow</source>
        <translation>Element oder Fluss</translation>
    </message>
    <message>
        <source>Does it fire?</source>
        <translation>Greift sie?</translation>
    </message>
    <message>
        <source>Elements that the rule could be about</source>
        <translation>Elemente, um die es in der Regel gehen könnte</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Looking where the rule fires…</source>
        <translation>Wo die Regel greift, wird ermittelt …</translation>
    </message>
    <message>
        <source>The open model holds nothing that the rule could be about.</source>
        <translation>Das geöffnete Modell enthält nichts, worum es in der Regel gehen könnte.</translation>
    </message>
    <message>
        <source>Fires on %1 of %2.</source>
        <translation>Greift bei %1 von %2.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ViewEdits</name>
    <message>
        <source>Every element has an owner: its tenant, or that of a box round it, is stated.</source>
        <translation>Jedes Element hat einen Eigentümer: Sein Mandant oder der eines Rahmens darum ist angegeben.</translation>
    </message>
    <message>
        <source>What the view was to show is no longer in the model.</source>
        <translation>Was die Sicht zeigen sollte, ist nicht mehr im Modell.</translation>
    </message>
    <message>
        <source>Add view %1</source>
        <translation>Sicht %1 hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate view %1</source>
        <translation>Sicht %1 duplizieren</translation>
    </message>
    <message>
        <source>Another view is called “%1”.</source>
        <translation>Eine andere Sicht heißt bereits „%1“.</translation>
    </message>
    <message>
        <source>Rename view %1 to %2</source>
        <translation>Sicht %1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>Move view %1</source>
        <translation>Sicht %1 verschieben</translation>
    </message>
    <message>
        <source>“%1” stays: it is the only view, and what is drawn has to stand on one.</source>
        <translation>„%1“ bleibt: Es ist die einzige Sicht, und Gezeichnetes muss in einer stehen.</translation>
    </message>
    <message>
        <source>Delete view %1</source>
        <translation>Sicht %1 löschen</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) of “%1” are on no view now; they stay in the model, and in the outline.</source>
        <translation>
            <numerusform>%n Element aus „%1“ ist jetzt in keiner Sicht; es bleibt im Modell und in der Gliederung.</numerusform>
            <numerusform>%n Elemente aus „%1“ sind jetzt in keiner Sicht; sie bleiben im Modell und in der Gliederung.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is on %2 already.</source>
        <translation>%1 ist bereits in der Sicht %2.</translation>
    </message>
    <message>
        <source>Show %1 on %2</source>
        <translation>%1 in der Sicht %2 zeigen</translation>
    </message>
    <message>
        <source>On %2 too now: %1.</source>
        <translation>Jetzt auch in der Sicht %2: %1.</translation>
    </message>
    <message>
        <source>Another view is still being made.</source>
        <translation>Eine andere Ansicht entsteht noch.</translation>
    </message>
    <message>
        <source>The view “%1” is made.</source>
        <translation>Die Ansicht „%1“ ist da.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ViewMenus</name>
    <message>
        <source>&amp;Data</source>
        <translation>&amp;Daten</translation>
    </message>
    <message>
        <source>Image &amp;pulls</source>
        <translation>Images &amp;holen</translation>
    </message>
    <message>
        <source>Image p&amp;ushes</source>
        <translation>Images &amp;ablegen</translation>
    </message>
    <message>
        <source>&amp;Control</source>
        <translation>&amp;Steuerung</translation>
    </message>
    <message>
        <source>&amp;Mounts</source>
        <translation>&amp;Einhängungen</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Protokolle</translation>
    </message>
    <message>
        <source>the Internet</source>
        <translation>das Internet</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>Ohne Eigentümer</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>No box of the model holds anything.</source>
        <translation>Kein Rahmen des Modells enthält etwas.</translation>
    </message>
    <message>
        <source>New view of a box</source>
        <translation>Neue Sicht eines Rahmens</translation>
    </message>
    <message>
        <source>New view</source>
        <translation>Neue Sicht</translation>
    </message>
    <message>
        <source>No attack path is known.</source>
        <translation>Es ist kein Angriffspfad bekannt.</translation>
    </message>
    <message>
        <source>New view of an attack path</source>
        <translation>Neue Sicht eines Angriffspfads</translation>
    </message>
    <message>
        <source>Choose a finding first.</source>
        <translation>Zuerst einen Befund wählen.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>%1: there is no view that lacks it.</source>
        <translation>%1: Es fehlt in keiner Sicht.</translation>
    </message>
    <message>
        <source>Show %1 in view</source>
        <translation>%1 in einer Sicht zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show in view</source>
        <translation>In Sicht zeigen</translation>
    </message>
    <message>
        <source>What was to be shown, or the view, is no longer in the model.</source>
        <translation>Was gezeigt werden sollte oder die Sicht ist nicht mehr im Modell.</translation>
    </message>
    <message>
        <source>&amp;New view</source>
        <translation>&amp;Neue Sicht</translation>
    </message>
    <message>
        <source>Show &amp;in view</source>
        <translation>&amp;In Sicht zeigen</translation>
    </message>
    <message>
        <source>There is no other view</source>
        <translation>Es gibt keine andere Sicht</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ViewTabs</name>
    <message>
        <source>Views</source>
        <translation>Sichten</translation>
    </message>
    <message>
        <source>Arrows choose a view, F2 renames it, Delete deletes it.</source>
        <translation>Pfeiltasten wählen eine Sicht, F2 benennt sie um, Entf löscht sie.</translation>
    </message>
    <message>
        <source>New view</source>
        <translation>Neue Sicht</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name der Sicht</translation>
    </message>
    <message>
        <source>Views of the diagram</source>
        <translation>Ansichten des Diagramms</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::VotesBar</name>
    <message>
        <source>Threat %1, no threat %2, don’t know %3, of %4 sheets</source>
        <translation>Bedrohung %1, keine Bedrohung %2, weiß nicht %3, von %4 Bögen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::WaitingPage</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::WayPage</name>
    <message>
        <source>Remove &amp;last step</source>
        <translation>&amp;Letzten Schritt entfernen</translation>
    </message>
    <message>
        <source>You stand outside and want to reach “%1”. Which way do you take?</source>
        <translation>Ausgangspunkt ist draußen, Ziel ist „%1“. Welcher Weg führt hin?</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Steps are elements; flows and trust boundaries between them need not be named.</source>
        <translation>Schritte sind Elemente; Flüsse und Vertrauensgrenzen dazwischen müssen nicht genannt werden.</translation>
    </message>
    <message>
        <source>“%1” is a step already.</source>
        <translation>„%1“ ist schon ein Schritt.</translation>
    </message>
    <message>
        <source>You stand outside. How do you reach something of value?</source>
        <translation>Ausgangspunkt ist draußen. Welcher Weg führt zu etwas Wertvollem?</translation>
    </message>
    <message>
        <source>the Internet</source>
        <translation>das Internet</translation>
    </message>
    <message>
        <source>Click the elements on the diagram in the order in which you take them over. By keys: the arrows to an element, Enter; F6 from the diagram to the list of steps and back.</source>
        <translation>Die Elemente auf dem Diagramm anklicken, in der Reihenfolge, in der sie übernommen werden. Mit Tasten: die Pfeile zu einem Element, Eingabe; F6 vom Diagramm zur Liste der Schritte und zurück.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::WelcomePage</name>
    <message>
        <source>Bulkhead</source>
        <translation>Bulkhead</translation>
    </message>
    <message>
        <source>Draw a container architecture, see its threats, and leave with a report.</source>
        <translation>Eine Container-Architektur zeichnen, ihre Bedrohungen sehen, einen Bericht mitnehmen.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Import your infrastructure</source>
        <translation>Infrastruktur importieren</translation>
    </message>
    <message>
        <source>Compose files, Kubernetes manifests, quadlet units, docker inspect, Terraform plans, other tools&apos; models</source>
        <translation>Compose-Dateien, Kubernetes-Manifeste, Quadlet-Units, docker inspect, Terraform-Pläne, Modelle anderer Werkzeuge</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Neues Modell</translation>
    </message>
    <message>
        <source>Draw on an empty page</source>
        <translation>Auf einem leeren Blatt zeichnen</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>A .bulkhead file; you can also drop files on this window</source>
        <translation>Eine .bulkhead-Datei; Dateien lassen sich auch in dieses Fenster ziehen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Models that you open are listed here.</source>
        <translation>Geöffnete Modelle werden hier aufgelistet.</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::WhatIfPage</name>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Umsetzen</translation>
    </message>
    <message>
        <source>Discar&amp;d</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <source>&amp;Tick the first ten</source>
        <translation>Erste &amp;zehn ankreuzen</translation>
    </message>
    <message>
        <source>First what closes something grave and confirmed, then what cuts attack paths, then good order; each given those before it. Tick what you would do; nothing is changed yet.</source>
        <translation>Zuerst, was etwas Schwerwiegendes und Bestätigtes schließt, dann, was Angriffspfade abschneidet, dann gute Ordnung; jedes unter der Annahme, dass die vorigen umgesetzt sind. Ankreuzen, was getan würde; geändert wird noch nichts.</translation>
    </message>
    <message>
        <source>Find measure</source>
        <translation>Maßnahme suchen</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maßnahme</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Schutzgüter</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Findings that it closes or is offered for</source>
        <translation>Befunde, die sie schließt oder für die sie vorgeschlagen wird</translation>
    </message>
    <message>
        <source>Assets that no attack path reaches any more</source>
        <translation>Schutzgüter, die kein Angriffspfad mehr erreicht</translation>
    </message>
    <message>
        <source>Risk that it removes, or that is at stake</source>
        <translation>Risiko, das sie entfernt oder um das es geht</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Maßnahmen</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Makes the model say that these measures are in place; one step to undo</source>
        <translation>Trägt diese Maßnahmen als umgesetzt in das Modell ein; in einem Schritt rückgängig zu machen</translation>
    </message>
    <message>
        <source>Unticks everything</source>
        <translation>Entfernt alle Kreuze</translation>
    </message>
    <message>
        <source>%1… %2 %</source>
        <translation>%1 … %2 %</translation>
    </message>
    <message>
        <source>%1 (example values)</source>
        <translation>%1 (Beispielwerte)</translation>
    </message>
    <message>
        <source>%1

Tried with examples, which you replace by values of your own: %2.</source>
        <translation>%1

Mit Beispielwerten ausprobiert, die durch eigene zu ersetzen sind: %2.</translation>
    </message>
    <message>
        <source>What first</source>
        <translation>Was zuerst</translation>
    </message>
    <message>
        <source>Everything else that is not in place</source>
        <translation>Alles andere, was nicht umgesetzt ist</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>so many findings</comment>
        <translation>für %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <comment>so much risk</comment>
        <translation>von %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;Nothing is ticked&lt;/b&gt;</source>
        <translation>&lt;b&gt;Nichts ist angekreuzt&lt;/b&gt;</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;With %n measure(s) in place&lt;/b&gt;</source>
        <translation>
            <numerusform>&lt;b&gt;Mit %n umgesetzten Maßnahme&lt;/b&gt;</numerusform>
            <numerusform>&lt;b&gt;Mit %n umgesetzten Maßnahmen&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;Working out %n measure(s)…&lt;/b&gt;</source>
        <translation>
            <numerusform>&lt;b&gt;%n Maßnahme wird durchgerechnet …&lt;/b&gt;</numerusform>
            <numerusform>&lt;b&gt;%n Maßnahmen werden durchgerechnet …&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message>
        <source>What the ticked measures change is listed here.</source>
        <translation>Hier steht, was sich ändert.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message numerus="yes">
        <source>Put %n measure(s) in place</source>
        <translation>
            <numerusform>%n Maßnahme umsetzen</numerusform>
            <numerusform>%n Maßnahmen umsetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Put “%1” in place</source>
        <translation>„%1“ umsetzen</translation>
    </message>
</context>
<context>
    <name>bulkhead::app::WorkSign</name>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>bulkhead::diagram::DiagramScene</name>
    <message>
        <source>Connect %1 with %2</source>
        <translation>%1 mit %2 verbinden</translation>
    </message>
    <message>
        <source>Reattach %1 to %2</source>
        <translation>%1 an %2 umhängen</translation>
    </message>
    <message>
        <source>Choose where the flow comes from: click an element or a box, or use the arrow keys, page up for the box around, and Enter. Esc: back.</source>
        <translation>Wählen, woher der Fluss kommt: ein Element oder einen Rahmen anklicken oder Pfeiltasten verwenden, Bild auf für den Rahmen darum, und Eingabe. Esc: zurück.</translation>
    </message>
    <message>
        <source>Choose where the flow goes: click an element or a box, or use the arrow keys, page up for the box around, and Enter. Esc: back.</source>
        <translation>Wählen, wohin der Fluss führt: ein Element oder einen Rahmen anklicken oder Pfeiltasten verwenden, Bild auf für den Rahmen darum, und Eingabe. Esc: zurück.</translation>
    </message>
    <message>
        <source>Bend %1</source>
        <translation>%1 knicken</translation>
    </message>
    <message>
        <source>Drop the end on the element where it belongs. Esc: back.</source>
        <translation>Das Ende auf dem Element ablegen, zu dem es gehört. Esc: zurück.</translation>
    </message>
    <message>
        <source>Resize %1</source>
        <translation>Größe von %1 ändern</translation>
    </message>
    <message>
        <source>Select an element to walk through its flows.</source>
        <translation>Ein Element auswählen, um durch seine Flüsse zu gehen.</translation>
    </message>
    <message>
        <source>No flow begins or ends here.</source>
        <translation>Hier beginnt oder endet kein Fluss.</translation>
    </message>
    <message>
        <source>Select one flow to reattach it.</source>
        <translation>Einen Fluss auswählen, um ihn umzuhängen.</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Drop into a box to put it inside. Alt: without snapping. Esc: back.</source>
        <translation>In einem Rahmen ablegen, um es hineinzulegen. Alt: ohne Fangen. Esc: zurück.</translation>
    </message>
    <message>
        <source>%1 cannot hold others. Hosts, registries, orchestrators and trust boundaries can.</source>
        <translation>%1 kann nichts enthalten. Hosts, Registrys, Orchestratoren und Vertrauensgrenzen können es.</translation>
    </message>
    <message>
        <source>%1 cannot stand inside itself.</source>
        <translation>%1 kann nicht in sich selbst stehen.</translation>
    </message>
    <message>
        <source>It stands in %1 already.</source>
        <translation>Es steht bereits in %1.</translation>
    </message>
    <message>
        <source>Put %1</source>
        <translation>%1 einordnen</translation>
    </message>
    <message>
        <source>Select an element that stands in a box to take it out.</source>
        <translation>Ein Element auswählen, das in einem Rahmen steht, um es herauszunehmen.</translation>
    </message>
    <message>
        <source>Take %1 out of %2</source>
        <translation>%1 aus %2 nehmen</translation>
    </message>
    <message>
        <source>Take %1 out of their boxes</source>
        <translation>%1 aus den Rahmen nehmen</translation>
    </message>
    <message>
        <source>Select the elements that the new box is to stand round.</source>
        <translation>Die Elemente auswählen, um die der neue Rahmen gezogen werden soll.</translation>
    </message>
    <message>
        <source>One box can stand only round what is in the same box now. Put the elements into one first, or take them out.</source>
        <translation>Ein Rahmen kann nur um etwas stehen, das jetzt im selben Rahmen ist. Die Elemente zuerst in einen legen oder herausnehmen.</translation>
    </message>
    <message>
        <source>Wrap %1 in a new box (%2)</source>
        <translation>%1 mit neuem Rahmen umgeben (%2)</translation>
    </message>
    <message>
        <source>Move %1 to where the model has it</source>
        <translation>%1 dorthin verschieben, wo es laut Modell steht</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Click where %1 goes, into a box to put it inside, or drag it to size, also round other things. Enter: in or beside the selection. Esc: back.</source>
        <translation>Dorthin klicken, wo %1 stehen soll, auch in einen Rahmen, oder in der gewünschten Größe aufziehen, auch um anderes herum. Eingabe: in oder neben die Auswahl. Esc: zurück.</translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation>%1 aus %2 entfernen</translation>
    </message>
    <message>
        <source>No longer on %2, but still in the model: %1. Shift+Delete deletes from the model.</source>
        <translation>Nicht mehr auf %2, aber noch im Modell: %1. Umschalt+Entf löscht aus dem Modell.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message numerus="yes">
        <source>Deleted from the model, and so from %n view(s): </source>
        <translation>
            <numerusform>Aus dem Modell und damit aus %n Sicht gelöscht: </numerusform>
            <numerusform>Aus dem Modell und damit aus %n Sichten gelöscht: </numerusform>
        </translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>unrated</source>
        <translation>ohne Einstufung</translation>
    </message>
    <message>
        <source>flow from %1 to %2</source>
        <translation>Fluss von %1 nach %2</translation>
    </message>
    <message numerus="yes">
        <source>%n threat(s), the worst %1</source>
        <translation>
            <numerusform>%n Bedrohung, Einstufung %1</numerusform>
            <numerusform>%n Bedrohungen, schlimmste Einstufung %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>What is on the clipboard cannot be pasted: %1</source>
        <translation>Was in der Zwischenablage ist, kann nicht eingefügt werden: %1</translation>
    </message>
    <message>
        <source>Paste %1</source>
        <translation>%1 einfügen</translation>
    </message>
    <message numerus="yes">
        <source>Select at least %n element(s) for that.</source>
        <translation>
            <numerusform>Dafür mindestens %n Element auswählen.</numerusform>
            <numerusform>Dafür mindestens %n Elemente auswählen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Align %1</source>
        <translation>%1 ausrichten</translation>
    </message>
    <message>
        <source>Distribute %1</source>
        <translation>%1 verteilen</translation>
    </message>
    <message>
        <source>Straighten %1</source>
        <translation>%1 begradigen</translation>
    </message>
    <message>
        <source>Reverse %1</source>
        <translation>%1 umkehren</translation>
    </message>
    <message>
        <source>Select one element to connect it.</source>
        <translation>Ein Element auswählen, um es zu verbinden.</translation>
    </message>
    <message>
        <source>%1 out of %2</source>
        <translation>%1 (aus %2)</translation>
    </message>
    <message>
        <source>%1 into %2</source>
        <translation>%1 (in %2)</translation>
    </message>
    <message>
        <source>%1 round %2</source>
        <translation>%1 (um %2)</translation>
    </message>
    <message>
        <source>Remove %1 from %2, delete %3</source>
        <translation>%1 aus %2 entfernen, %3 löschen</translation>
    </message>
    <message>
        <source>Deleted from the model: %1.</source>
        <translation>Aus dem Modell gelöscht: %1.</translation>
    </message>
    <message>
        <source>A note belongs to a view: add one first.</source>
        <translation>Eine Notiz gehört zu einer Sicht: zuerst eine hinzufügen.</translation>
    </message>
    <message>
        <source>Select one note to point from it.</source>
        <translation>Eine Notiz auswählen, um von ihr aus zu zeigen.</translation>
    </message>
    <message>
        <source>note %1</source>
        <translation>Notiz %1</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Notiz</numerusform>
            <numerusform>%n Notizen</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Click where the note goes. Enter: beside what is selected. Esc: back.</source>
        <translation>Dorthin klicken, wo die Notiz stehen soll. Eingabe: neben die Auswahl. Esc: zurück.</translation>
    </message>
    <message>
        <source>Remove the arrow from %1 to %2</source>
        <translation>Pfeil von %1 zu %2 entfernen</translation>
    </message>
    <message>
        <source>Point from %1 to %2</source>
        <translation>Von %1 auf %2 zeigen</translation>
    </message>
    <message>
        <source>Choose what the note is about: click an element or flow, or use the arrow keys and Enter. Where an arrow is, it goes. Esc: back.</source>
        <translation>Wählen, wovon die Notiz handelt: ein Element oder einen Fluss anklicken, oder Pfeiltasten und Eingabe. Wo ein Pfeil ist, geht er. Esc: zurück.</translation>
    </message>
    <message>
        <source>Collapse %1</source>
        <translation>%1 zuklappen</translation>
    </message>
    <message>
        <source>Expand %1</source>
        <translation>%1 aufklappen</translation>
    </message>
    <message>
        <source>Select a box that holds something, or something in a box.</source>
        <translation>Einen Rahmen wählen, der etwas enthält, oder etwas in einem Rahmen.</translation>
    </message>
    <message>
        <source>Select a collapsed box to expand it.</source>
        <translation>Einen zugeklappten Rahmen wählen, um ihn aufzuklappen.</translation>
    </message>
    <message>
        <source>There is no box that holds something.</source>
        <translation>Es gibt keinen Rahmen, der etwas enthält.</translation>
    </message>
    <message>
        <source>Nothing is collapsed on this view.</source>
        <translation>In dieser Sicht ist nichts zugeklappt.</translation>
    </message>
    <message>
        <source>%1 is collapsed; expand it to put something into it.</source>
        <translation>%1 ist zugeklappt; zum Hineinlegen erst aufklappen.</translation>
    </message>
    <message>
        <source>collapsed: %1</source>
        <translation>zugeklappt: %1</translation>
    </message>
    <message numerus="yes">
        <source>with %n more flow(s)</source>
        <translation>
            <numerusform>mit %n weiteren Fluss</numerusform>
            <numerusform>mit %n weiteren Flüssen</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1: one of several flows of a line. Click the line to select all of them, or expand the box that it leads to.</source>
        <translation>%1: einer von mehreren Flüssen einer Linie. Die Linie anklicken, um alle auszuwählen, oder den Rahmen aufklappen, zu dem sie führt.</translation>
    </message>
    <message>
        <source>%1 stands inside %2, which is collapsed. Expand it first, or click it to select the box itself.</source>
        <translation>%1 steht in %2, das zugeklappt ist. Erst aufklappen, oder anklicken, um den Rahmen selbst auszuwählen.</translation>
    </message>
    <message>
        <source>%1 selected in it</source>
        <translation>darin ausgewählt: %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::diagram::DiagramView</name>
    <message>
        <source>Diagram</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::diagram::InlineEditor</name>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
</context>
<context>
    <name>bulkhead::diagram::NoteEditor</name>
    <message>
        <source>Text of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message>
        <source>What should people read here? Ctrl+Enter: done.</source>
        <translation>Was soll man hier lesen? Strg+Eingabe: fertig.</translation>
    </message>
    <message>
        <source>Add note %1</source>
        <translation>Notiz %1 hinzufügen</translation>
    </message>
    <message>
        <source>Delete note %1</source>
        <translation>Notiz %1 löschen</translation>
    </message>
    <message>
        <source>Change note %1</source>
        <translation>Notiz %1 ändern</translation>
    </message>
</context>
<context>
    <name>bulkhead::diagram::OverviewMap</name>
    <message>
        <source>Overview map</source>
        <translation>Übersichtskarte</translation>
    </message>
    <message>
        <source>The whole diagram: click or drag to go there</source>
        <translation>Das ganze Diagramm: durch Klicken oder Ziehen dorthin gehen</translation>
    </message>
</context>
<context>
    <name>diagram</name>
    <message numerus="yes">
        <source>%1 (%n flows)</source>
        <translation>
            <numerusform>%1 (%n Fluss)</numerusform>
            <numerusform>%1 (%n Flüsse)</numerusform>
        </translation>
    </message>
    <message>
        <source>External entity</source>
        <translation>Externe Entität</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>Orchestrator</translation>
    </message>
    <message>
        <source>Data store</source>
        <translation>Datenspeicher</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Trust boundary</source>
        <translation>Vertrauensgrenze</translation>
    </message>
    <message>
        <source>Data flow</source>
        <translation>Datenfluss</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Kompromittiert</translation>
    </message>
    <message>
        <source>Worth having</source>
        <translation>Lohnendes Ziel</translation>
    </message>
    <message>
        <source>People and outside systems</source>
        <translation>Personen und externe Systeme</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>Entwickler</translation>
    </message>
    <message>
        <source>Third-party service</source>
        <translation>Dienst eines Dritten</translation>
    </message>
    <message>
        <source>CI system</source>
        <translation>CI-System</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Supply chain</source>
        <translation>Lieferkette</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Secret store</source>
        <translation>Secret-Speicher</translation>
    </message>
    <message>
        <source>Configuration store</source>
        <translation>Konfigurationsspeicher</translation>
    </message>
    <message>
        <source>Object store</source>
        <translation>Objektspeicher</translation>
    </message>
    <message>
        <source>Log store</source>
        <translation>Protokollspeicher</translation>
    </message>
    <message>
        <source>Host directory</source>
        <translation>Host-Verzeichnis</translation>
    </message>
    <message>
        <source>Trust boundaries</source>
        <translation>Vertrauensgrenzen</translation>
    </message>
    <message>
        <source>Internet edge</source>
        <translation>Internetgrenze</translation>
    </message>
    <message>
        <source>Cloud account</source>
        <translation>Cloud-Konto</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Network segment</source>
        <translation>Netzwerksegment</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Threat modelling of container architectures with STRIDE.</source>
        <translation>Bedrohungsmodellierung für Container-Architekturen mit STRIDE.</translation>
    </message>
    <message>
        <source>Models to open, or files to import.</source>
        <translation>Zu öffnende Modelle oder zu importierende Dateien.</translation>
    </message>
    <message>
        <source>Say how long the window took to be painted, and quit.</source>
        <translation>Sagt, wie lange es dauerte, bis das Fenster gezeichnet war, und beendet das Programm.</translation>
    </message>
    <message>
        <source>Start without the model that was open last.</source>
        <translation>Ohne das zuletzt offene Modell starten.</translation>
    </message>
</context>
</TS>
